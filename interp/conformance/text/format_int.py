for spec in ("", "d", "5", "<5", ">5", "^5", "05", "+", " ", "-", "+05", "x",
             "X", "#x", "#X", "o", "#o", "b", "#b", "c", ",", "_", "e", ".2e",
             "f", ".1f", "g", "%", ".0%", "n", "*^9", "=+6", "0=6", "#010x",
             ">+8,", "08,", "_x", "_b", "E", "G", "10.3f", "<08", "z>4"):
    print(repr(spec), repr(format(65, spec)))
for n in (0, -1, 7, -255, 2**31, -2**63, 10**20, -10**30):
    print(f"{n} {n:d} {n:x} {n:#b} {n:,} {n:_} {n:+} {n:012d} {n:>25}|{n:o}")
for spec in ("q", "5.2d", ",b", "#c", "s", "+c", "5.2", "_,", ",_", "1.", "##"):
    try:
        print(spec, format(5, spec))
    except ValueError as error:
        print(spec, error)
print(f"{True:d} {True} {False:5}| {True:x}")
print("%d %5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42, 42))
print("%x %X %#x %o %#o %i %u" % (255, 255, 255, 8, 8, 7, 9))
print("%d %d %x" % (3.99, True, 10**20), "%.3d" % 5, "%#X" % 255, "%+x" % -26)
print("%5s|%-5s|%.2s|%c%c|%%" % ("ab", "ab", "abc", 65, "z"))
print("%(a)d %(b)s %(a)05d" % {"a": 1, "b": "two"})
print("%s %s %s" % (None, [1], {"k": (1,)}), "%r" % "q", "%a" % "é")
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159))
print("%s" % ((1, 2),), "%s" % [1, 2], "%d%%" % 50, "no args" % ())
