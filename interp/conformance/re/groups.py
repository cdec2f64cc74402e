# Groups, references, conditionals; Match's methods and attributes.
import re

m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?( x)?", "2024-05 x rest")
print(m.group(), m.group(0), m.group(1, "month", 3), m.group("day"), m["year"], m[2], m[3])
print(m.groups(), m.groups("?"), m.groupdict(), m.groupdict(0))
print(m.start(), m.end("month"), m.span(), m.span(3), m.start("day"), m.end(4))
print(m.lastindex, m.lastgroup, m.regs, m.pos, m.endpos, m.string, m.re.pattern)
print(m, repr(m), bool(m), m.re.groups, m.re.groupindex, m.re.flags)
print(m.expand(r"\3|\g<year>/\2\n\g<4>\\"), m.expand(r"\g<0>!"))
for key in [5, -1, "week", None, 1.0, 2**70, True]:
    for get in (m.group, m.start, m.span, m.__getitem__):
        try:
            print(key, get(key))
        except (IndexError, TypeError) as error:
            print(key, type(error).__name__, error)
try:
    m.group([])
except TypeError as error:
    print(error)

for pattern, text in [(r"(a)(?:(b)|c)", "ac"), (r"(a(b)?)+", "aba"), (r"((a)|b)*", "ab"),
                      (r"(a)|(b)", "b"), (r"()", ""), (r"(?:(a)b)?c", "ac"),
                      (r"((((a))))", "a"), (r"(?=(a))", "a"), (r"(?!(b))a", "a"),
                      (r"(?P<x>a)(?P=x)\1", "aaa"), (r"(\w)\1", "abba"),
                      (r"(?i)(a)\1", "aA"), (r"(a)?b(?(1)c|d)", "abc"),
                      (r"(a)?b(?(1)c|d)", "bd"), (r"(a)?b(?(1)c)", "b"),
                      (r"(?P<q>['\"])(.*?)(?P=q)", "'a\"b'"), (r"(a*)(b*)(c*)", "bbc"),
                      (r"(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\10\1", "abcdefghijja")]:
    found = re.search(pattern, text)
    print(pattern, found and (found.group(), found.groups(), found.lastindex,
                              found.lastgroup, found.regs))

class Text(str):
    pass


t = Text("abc")
print(type(re.match("a", t).string), type(re.match("a", t).group()), re.match("(?P<a>a)", t)["a"])
long = re.match("x*", "x" * 100)
print(long)
print(re.match(b"(a)(b)?", b"ac"), re.match(b"a", bytearray(b"ab")).group(),
      re.match(b"a", memoryview(b"ab")).group())
for attempt in (lambda: setattr(m, "pos", 1), lambda: m.nothing, lambda: re.Match(),
                lambda: m < m, lambda: m[1:2], lambda: m.expand("\\5"), lambda: m.expand("\\g<x>")):
    try:
        print(attempt())
    except (AttributeError, TypeError, IndexError, re.error) as error:
        print(type(error).__name__, error if not isinstance(error, AttributeError) else "")
import copy
print(copy.copy(m) is m, copy.deepcopy(m) is m, m == m, m != re.match("a", "a"))
