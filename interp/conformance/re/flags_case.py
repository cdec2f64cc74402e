# Flags, global and local; case across Unicode; Pattern as a value.
import re

CASES = "aA\u00e9\u00c9\u00df\u1e9e\u0436\u0416kK\u212asS\u017fiI\u0130\u0131\u00b5\u03bc\u01c5\U00010400\U00010428"
for letter in CASES:
    print(ascii(letter), ascii("".join(re.findall("(?i)" + letter, CASES))),
          ascii("".join(re.findall("(?ia)" + letter, CASES))),
          ascii("".join(re.findall("(?i)[^" + letter + "]", CASES)))[:40])
print(ascii(re.findall("(?i)[a-k]+", CASES)), ascii(re.findall("(?i)[\u0430-\u044f]+", "\u0416\u0451\u0436")))
print(ascii(re.findall("(?i)[\U00010400-\U00010410]", CASES)), re.findall(b"(?i)[a-c\xe9]", b"aBC\xe9\xc9"))
print(re.findall("(?i)(\u017f)\\1", "sS\u017fs"), re.findall("(?i:a)b", "AbaBab"), re.findall("a(?i:b)c", "aBcABC"))
print(re.findall("(?s).", "a\n"), re.findall(".", "a\n"), re.findall("(?s:.)a.", "\na\n"), re.findall("(?-s:.)", "\n", re.S))
print(re.findall("(?m)^.", "a\nb"), re.findall("(?x) a # comment\n b", "ab"), re.findall("(?x: a b)c d", "abc d"))
print(re.findall(r"(?a)\w+", "a\u0436"), re.findall(r"(?a:\w)\w", "a\u0436"), re.match(r"(?u:\w)", "\u0436", re.A))
print(re.findall(rb"(?L)\w+", b"ab\xe9"), re.findall(rb"(?Li)AB", b"ab"))

for p in [re.compile("a"), re.compile("a", re.I), re.compile(b"a"), re.compile("(?ms)a"), re.compile("a", re.A),
          re.compile("a", re.I | re.X | re.S), re.compile(b"a", re.L), re.compile("x" * 300),
          re.compile("(?P<n>a)(?P<m>b)")]:
    print(repr(p)[:120], p.flags, p.groups, p.groupindex, len(repr(p)))
a, b = re.compile("x+y"), re.compile("x+z")
re.purge()
c = re.compile("x+y")
print(a is c, a == c, hash(a) == hash(c), a == b, a != b, re.compile("x+y", re.I) == a, re.compile(b"x+y") == a)
print(re.compile(a) is a, len({a, b, c}), isinstance(a, re.Pattern), re.Pattern, re.Match)
import copy
print(copy.copy(a) is a, copy.deepcopy(a) is a)
for attempt in (lambda: re.compile(a, re.I), lambda: re.compile("a", re.L), lambda: re.compile(b"a", re.U),
                lambda: re.compile("a", re.A | re.U), lambda: re.compile(5), lambda: re.Pattern(),
                lambda: a < b, lambda: a.nothing, lambda: re.compile("(?L)a"), lambda: re.compile(None)):
    try:
        print(attempt())
    except (TypeError, ValueError, AttributeError, re.error) as error:
        print(type(error).__name__, error)
print(re.escape("a.b*c[d]\n e-f_\u0436"), re.escape(b"a.b\x00"), repr(re.I | re.M), re.RegexFlag(0), re.NOFLAG)
print(re.error("m", "pattern", 3), re.error("m").pos)
