# str: splitting, stripping, case and classification on Unicode.
samples = ["", " a b ", "Stra\u00dfe", "\u01c4 \u1e9e", "x\u2028y\n\rz", "TITLE case",
           "\u0661\u0662", "\U0001d400b", "i\u0307"]
for s in samples:
    print(ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(
        s.casefold()), ascii(s.swapcase()), ascii(s.capitalize()))
    print(s.split(), [ascii(p) for p in s.splitlines()], ascii(s.strip()), [
        f() for f in (s.isalpha, s.isdigit, s.isdecimal, s.isnumeric, s.isupper,
                      s.islower, s.istitle, s.isspace, s.isalnum,
                      s.isidentifier, s.isprintable, s.isascii)])
text = "a,b,,c"
print(text.split(","), text.rsplit(",", 1), text.split(",", -1), text.partition(
    ",,"), text.rpartition("x"), "".split(","), "".split())
print("xxhixx".strip("x"), "abc".removeprefix("ab"), "abc".removesuffix("x"))
print("a\tb".expandtabs(4), "42".zfill(5), "-4".zfill(5), "ab".center(7, "*"))
print("abcabc".find("c", 3), "abc".rfind("z"), "aaa".count("aa"), "aaa".replace(
    "a", "bb", 2), "x".join("abc"), "abc".translate({97: "A", 98: None}))
print(str.maketrans("ab", "xy", "z"), "Hello".translate(str.maketrans("lo", "01")))
for bad in (lambda: "a".split(""), lambda: "a".index("z"), lambda: "a".center(
        3, "xx"), lambda: ",".join([1]), lambda: "a".startswith(1), lambda: "a" + 1):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
