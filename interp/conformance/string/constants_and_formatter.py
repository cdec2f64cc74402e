# string's constants, capwords, a Formatter of one's own.
import string

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits)
print(repr(string.whitespace), string.punctuation)
print(string.capwords("the  quick brown\tfox"), string.capwords("a-b c", "-"))


class Loud(string.Formatter):
    def get_value(self, key, args, kwds):
        if isinstance(key, str):
            return kwds.get(key, "<%s?>" % key)
        return super().get_value(key, args, kwds)

    def format_field(self, value, spec):
        if spec.endswith("!"):
            return super().format_field(value, spec[:-1]).upper()
        return super().format_field(value, spec)

    def convert_field(self, value, conversion):
        if conversion == "t":
            return type(value).__name__
        return super().convert_field(value, conversion)


loud = Loud()
print(loud.format("{0} {missing} {name:>8!} {1!t} {2!r}", 1, 2.5, "q",
                  name="bob"))
print(list(loud.parse("a{b!r:>{w}}c{{d}}{}")))
print(loud.vformat("{}-{}", (1, 2), {}), loud.format("{0[1]} {1.real}", "xyz", 5))
for bad in ("{", "}", "{0", "{!x}", "{} {0}"):
    try:
        print(loud.format(bad, 1, 2))
    except (ValueError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
