# sub with functions, groups by name, counts; escape; verbose patterns.
import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world", 1))
print(re.sub(r"(?P<n>\d+)", lambda m: str(int(m["n"]) * 2), "a1b22"))
print(re.subn("x*", "-", "abxd"), re.sub("", "-", "ab"), re.sub("a|b", "", "abc"))
print(re.sub(r"\bfoo\b", r"\g<0>!", "foo food"), re.sub("(a)(b)?", r"[\2]", "a"))
pattern = re.compile(r"""
    (?P<year>\d{4}) -   # year
    (?P<month>\d\d)     # month
""", re.X)
m = pattern.search("on 2013-05-04")
print(m.groupdict(), m.span("month"), m.expand(r"\g<month>/\1"), m.lastgroup)
print(re.split(r"([,;])\s*", "a, b;c"), re.split("x", "axbxc", 1))
print(re.findall(r"(\w)(\d)?", "a1b"), [m.start() for m in re.finditer(
    "a", "banana")])
print(re.escape("a.b*c"), re.fullmatch("a+", "aab"), re.match("b", "ab"))
print(re.compile("a", re.I), re.compile("x").flags, re.I | re.M)
for bad in ("(", "a**", "[z-a]", "(?P<1>a)", "\\", "(?<=a+)b", "a{2,1}", "(?z)"):
    try:
        re.compile(bad)
    except re.error as error:
        print(repr(bad), error)
try:
    re.sub("(a)", r"\2", "a")
except re.error as error:
    print(error)
