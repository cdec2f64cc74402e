s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize())
print("hello world".title(), "they're bill's".title(), "ABC".casefold())
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.rindex("l"))
print(s.find("o", 5), s.find("o", -4), s.find("l", 0, 3), s.find(""))
print(s.count("l"), s.count("l", 5), "aaaa".count("aa"), "abc".count(""))
print(s.startswith("He"), s.startswith(("x", "Hell")), s.startswith("W", 7))
print(s.endswith("ld"), s.endswith(("a", "b")), s.endswith("Hello", 0, 5))
print(s.replace("l", "L"), s.replace("l", "L", 2), "aaa".replace("", "-"))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "a b  c ".split())
print("a,b,c".rsplit(",", 1), " a  b c ".split(None, 1), "".split(),
      "".split(","))
print(" a  b c ".rsplit(None, 1), "abc".split("abc"), "aXXb".split("XX"))
print("one\ntwo\r\nthree\n".splitlines(), "a\nb".splitlines(True))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join("xyz"))
print("  pad ".strip(), "  pad ".lstrip() + "|", "  pad ".rstrip() + "|")
print("xxabcxx".strip("x"), "abcba".strip("ab"), "xyz".lstrip("yx"))
print("ab".center(7) + "|", "ab".center(7, "*"), "ab".center(6, "*"))
print("ab".ljust(5, "."), "ab".rjust(5, "."), "42".zfill(5), "-42".zfill(6),
      "+7".zfill(4), "abc".zfill(2))
print("key=value=x".partition("="), "key".partition("="),
      "key=value=x".rpartition("="), "key".rpartition("="))
print("abc".isalpha(), "ab1".isalpha(), "123".isdigit(), "a1".isalnum(),
      "".isalpha(), " \t".isspace(), "Ab".isupper(), "AB1".isupper(),
      "ab".islower(), "Title Case".istitle(), "x_1".isidentifier(),
      "1x".isidentifier(), "12".isdecimal(), "12".isnumeric())
print("a\tb".expandtabs(4), "ab\tc".expandtabs(), "\t|".expandtabs(2))
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"))
print("abc".translate({97: "X", 98: None, 99: 100}))
table = str.maketrans("abc", "123", "z")
print("abczc".translate(table), str.maketrans({"a": "b"}))
print("x".isprintable(), "\n".isprintable(), "abc".isascii())
print("abc" * 3, "abc" + "def", "ab" in "cabd", "" in "", "z" not in "abc")
print("%s" % "x", "abc"[::-1], "abcdef"[1:4], "abcdef"[-3:], "abc"[5:])
print("abcdef"[::2], "abcdef"[4:1:-1], "abc"[-100:100], "abc"[2:1] == "")
print(min("hello"), max("hello"), sorted("hello"), len("hello"))
print(list("abc"), tuple("ab"), "a" "b" 'c', """tri
ple""")
