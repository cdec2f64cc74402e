# sub and subn: texts, templates, callables, empty matches, counts, errors.
import re

print(re.sub("b", "X", "abcb"), re.subn("b", "X", "abcb"), re.sub("b", "X", "abcb", 1))
print(re.sub("", "-", "abc"), re.sub("x*", "-", "abxd"), re.subn("x*", "-", "axb"))
print(re.sub("a*", lambda m: "<%s>" % m.group(), "baac"), re.sub("$", "!", "a\nb"))
print(re.sub("(a)(b)?", r"[\2\1]", "abac"), re.sub("(?P<w>\\w+)", r"<\g<w>>\g<1>", "hi you"))
print(re.sub("(a)", r"\g<1>0\1\\n\n\t\101", "a"))
print(re.sub(r"(\d+)", lambda m: str(int(m[1]) + 1), "a9 b99"))
print(re.sub("a", lambda m: None, "bab"), re.sub("z", lambda m: 5, "bab"))
print(re.sub("a", lambda m: "", "banana"), re.sub("[^a]", "", "banana"), re.sub("q", "x", "banana"))
text = "unchanged"
print(re.sub("z", "", text) is text, re.sub("n", "n", text) == text)
print(re.sub(b"a", b"<>", b"banana"), re.sub(b"(a)", rb"\1\1", bytearray(b"bab")),
      re.subn(b"a", lambda m: m[0] * 2, b"bab"))
print(re.sub("\u0436|\U0001f600", "e", "a\u0436b\U0001f600"), re.sub("e", "\u0436", "hello"))
print(re.sub("e", "\U0001f600\u00e9", "h\u0436e"), re.sub("(?i)K", "_", "kK\u212a"))
print(re.sub(r"\s+", " ", "  a \t\n b  "), re.sub(r"(?m)^", "> ", "a\nb"))
print(re.sub("a", "b", "aaa", 0), re.sub("a", "b", "aaa", -1), re.sub("a", "b", "aaa", count=2))
print(re.compile("a").sub(repl="x", string="aa", count=1), re.compile("(a)|b").subn(r"<\1>", "ab"))

attempts = [lambda: re.sub("a", r"\1", "a"), lambda: re.sub("a", r"\g<x>", "a"),
            lambda: re.sub("(a)", r"\g<", "a"), lambda: re.sub("(a)", r"\g<1", "a"),
            lambda: re.sub("(a)", r"\q", "a"), lambda: re.sub("(a)", "\\", "a"),
            lambda: re.sub("(a)", r"\g<-1>", "a"), lambda: re.sub("(a)", r"\400", "a"),
            lambda: re.sub("a", 5, "a"), lambda: re.sub("a", None, "a"),
            lambda: re.sub("a", b"x", "a"), lambda: re.sub(b"a", "x", b"a"),
            lambda: re.sub("a", lambda m: 5, "xax"), lambda: re.sub("a", lambda: 1, "a"),
            lambda: re.sub("a", "b", 5), lambda: re.sub("a", "b", "a", "x"),
            lambda: re.compile("a").sub("x"), lambda: re.sub("a", lambda m: 1 / 0, "a")]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)

seen = []
re.sub("[ab]", lambda m: seen.append((m.group(), m.span(), m.pos, m.endpos)) or "", "xaybz")
print(seen)
print(re.sub("a|b", lambda m: {"a": "1", "b": "2"}[m[0]], "cab"))
