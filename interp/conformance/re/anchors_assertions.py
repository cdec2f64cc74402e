# Anchors, word boundaries, look-ahead and look-behind, bounds of a search.
import re


def show(pattern, text, flags=0, *bounds):
    p = re.compile(pattern, flags)
    print(ascii(pattern), ascii(text), int(flags), bounds,
          [m.span() for m in p.finditer(text, *bounds)],
          p.match(text, *bounds), p.fullmatch(text, *bounds))


for text in ["", "a", "a\n", "a\nb", "\n", "a\n\n", "ab cd"]:
    for pattern in ["^", "$", r"\A", r"\Z", "^a", "a$", r"a\Z", r"\b", r"\B", "^$"]:
        show(pattern, text)
        show(pattern, text, re.M)
for bounds in [(1,), (0, 2), (1, 2), (3, 4), (-3,), (0, -1), (99,), (0, 99), (1, 1)]:
    for pattern in ["^b", r"\bb", "b$", "", ".", "(?<=a)b", "b(?=c)", "[bc]+"]:
        show(pattern, "abcd", 0, *bounds)
for pattern in ["a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?<=ab)c|b", "(?<![ab])c",
                "(?=(a+))a*b\\1", "(?=a)(?=.b)", "(?!a|c)b", "(?<=a(?=b))b", "(?!)", "(?=)",
                "(?<=^a)b", "(?<!^)a", "(?=.*c)a", "(?:(?=a)a|b)*c", "(?<=(a))b"]:
    show(pattern, "ab abc aab c")
for pattern in [r"\bfoo\b", r"\Bo", r"o\b", r"\b\w+\b", r"\b\d"]:
    show(pattern, "foo food 1a _b \u0436a")
    show(pattern, "foo food 1a _b \u0436a", re.A)
print(re.findall(rb"\b\w+\b", b"ab \xe9c d_1"), re.findall(rb"(?L)\b\w+\b", b"ab \xe9c"))
for bad in [("a", 1, "x"), ("a", "1"), ("a", None)]:
    try:
        re.compile("a").match(*bad)
    except TypeError as error:
        print(error)
for wrong in (5, None, [], b"a"):
    try:
        re.compile("a").search(wrong)
    except TypeError as error:
        print(error)
try:
    re.compile(b"a").search("a")
except TypeError as error:
    print(error)
