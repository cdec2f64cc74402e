# _string: how format strings are taken apart, errors included.
import _string
for t in ["", "abc", "{}", "a{b}c", "{{}}", "{{x}}{y!r:>10}z", "{a.b[0].c:{w}.{p}}", "{[}]}", "{a!r}", "}", "{", "a}b", "{a", "{a!", "{a!r", "{a!rx}", "{a:{b}", "{a{b}}", "x{}y{0}{}", "é{ж!s:😀}", "{:}", "{!r:}", "a{{", "{a:}}"]:
    out = []
    try:
        for p in _string.formatter_parser(t):
            out.append(p)
    except ValueError as e:
        out.append(str(e))
    print(repr(t), out)
for t in ["", "a", "0", "12", "a.b", "a[0]", "a[x].b[1][2]", ".a", "[0]", "a.", "a[", "a[]", "a[0]b", "0.1", "٣", "99999999999999999999", "a[99999999999999999999]", "a..b", "a-b[c d]", "a[[]"]:
    try:
        first, rest = _string.formatter_field_name_split(t)
        out = [first]
        try:
            for x in rest: out.append(x)
        except ValueError as e:
            out.append(str(e))
        print(repr(t), out)
    except ValueError as e:
        print(repr(t), e)
for f in (_string.formatter_parser, _string.formatter_field_name_split):
    for a in (5, b"a", None):
        try: f(a)
        except TypeError as e: print(e)
p = _string.formatter_parser("a{b}")
print(type(p).__name__, iter(p) is p, next(p), next(p, "end"))
print(type(_string.formatter_field_name_split("a")[1]).__name__)
