import string
from string import Formatter, Template

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, len(string.printable), repr(string.whitespace))
print(string.punctuation, string.capwords("hello  big world"), string.capwords("a-b", "-"))
t = Template("$who owes ${what}s, $$5")
print(t.substitute(who="I", what="coin"), t.safe_substitute(who="X"), t.get_identifiers(), t.is_valid())
for bad in ("$", "${", "$1"):
    try:
        Template(bad).substitute()
    except ValueError as e:
        print(e)
try:
    t.substitute(who=1)
except KeyError as e:
    print(e)

class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"

print(Percent("%a_b %c $x").safe_substitute(a_b=1))
f = Formatter()
print(f.format("{0} {1!r:>5} {k[a]} {n.real}", 1, "b", k={"a": 2}, n=3))
print(list(f.parse("a{b!r:c}d{{e}}")), f.get_field("0.real", (5,), {}))

class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else super().get_value(key, args, kwargs)
    def convert_field(self, value, conversion):
        return "<%s>" % value if conversion == "x" else super().convert_field(value, conversion)

print(Default().format("{a} {b} {c!x}", a=1, c=3))
for bad in ("{", "}", "{0!z}", "{9}"):
    try:
        print(f.format(bad, 1))
    except Exception as e:
        print(type(e).__name__, e)
