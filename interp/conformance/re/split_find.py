# split, findall, finditer and scanners, empty matches included.
import re

for pattern in ["b", "", "x*", "(b)", "(b)|(c)", "[bc]", "(?=c)", "(?<=b)", "$", "^", r"\b",
                "b*", "(x)?", "a|", "abcd", "(?:)", "(a)(b)"]:
    p = re.compile(pattern)
    for text in ["abcd", "", "b", "abbcb c"]:
        print(pattern, repr(text), p.split(text), p.split(text, 1), p.split(text, maxsplit=2),
              p.findall(text), [m.span() for m in p.finditer(text)])
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"([,;])\s*", "a, b;c"), re.split("a", "A", flags=re.I))
print(re.split(b",", b"a,b"), re.split(b",", bytearray(b"a,b")), re.findall(b"(a)(b)?", b"abac"))
print(re.compile("a").split("bab", -1), re.compile("b").findall("abcb", 2), re.compile("b").findall("abcb", 0, 3))
print(re.findall(r"(\w)(\d)?", "a1b"), re.findall("(a)|b", "ab"), re.findall("\u0436.", "\u0436a\u0436b"))

s = re.compile(r"\s*(?:(\d+)|(\w+)|(.))").scanner("12 ab + c3 ")
while True:
    m = s.match()
    if not m:
        break
    print(m.lastindex, m.group(m.lastindex), m.span(), m.pos)
print(s.match(), s.search(), s.pattern.pattern[:4], type(s).__name__)
s = re.compile("a*").scanner("baac", 1)
print([s.search() and s.search() for i in range(3)])
it = re.finditer("a", "aXa")
print(type(it).__name__, iter(it) is it, next(it), list(it), list(it))
try:
    next(it)
except StopIteration:
    print("at its end")
big = "ab, " * 1000
print(len(re.findall(r"\w+", big)), len(re.split(", ", big)), sum(m.start() for m in re.finditer("b", big)))
for attempt in (lambda: re.split("a", 5), lambda: re.findall(5, "a"), lambda: re.split("a", "b", "c"),
                lambda: re.finditer("a"), lambda: re.compile("a").findall(), lambda: re.compile("a").scanner(b"a")):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
