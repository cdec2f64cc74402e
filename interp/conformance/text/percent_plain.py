"""text % arguments: plain conversions, and what is nearly plain."""
import struct

FORMATS = ["%d", "%5d", "%-5d|", "%05d", "%+d", "%-05d|", "%+06d", "%x", "%04x",
           "%s", "%6s|", "%-6s|", "%06s", "%.2s", "%8.3s|", "%r", "%10r|",
           "%f", "%.2f", "%8.3f|", "%-9.1f|", "%09.2f", "%+.1f", "%e", "%.3e",
           "%g", "%.0f", "%i", "%.3d", "% d", "%#x", "%X", "%c", "%a", "%%",
           "100%% %d", "%", "%5", "%.", "%5.2", "%q", "%99d", "%120d", "%ld"]
ARGS = [0, 7, -7, 123456, -123456, True, 10 ** 20, -(2 ** 47), 2.5, -0.0,
        1e100, float("inf"), float("nan"), "abc", "", "it's", "na\xefve",
        "\u20ac", None, (3, 4), [1], {"k": 1}, b"by"]


class Sub(str):
    def __str__(self):
        return "sub"


class Num(int):
    def __repr__(self):
        return "num"


ARGS += [Sub("x"), Num(5)]
for fmt in FORMATS:
    for arg in ARGS:
        for args in (arg, (arg,)):
            try:
                print(ascii(fmt % args), end=" ")
            except Exception as e:
                print(type(e).__name__, e, end=" ")
    print()
for args in ((), (1,), (1, "a"), (1, "a", 2.5), (1, "a", 2.5, None)):
    try:
        print("<%03d %s %.1f>" % args, "%s" * len(args) % args)
    except TypeError as e:
        print(e)
long = "x" * 398
print(len(long % ()), len((long + "%d") % 5), len((long + "%d%d") % (5, 60)),
      len((long + "%d%d%d") % (5, 60, 7)), len("%s" % long * 3), "" % ())


class Right:
    def __rmod__(self, left):
        return "rmod " + left


class RightStr(str):
    def __rmod__(self, left):
        return "str rmod " + left


text = "%s"
text += "!"
print(text % 1, "%s" % Right().__rmod__("a"), "a%s" % RightStr("b"))
text %= "in place"
print(text)

# struct formats, used in turn and again
for i in range(3):
    for fmt in ("<i", "<H", ">H", "<q", ">Q", "b", "B", "<IHb", "=2h3s", "<d"):
        n = struct.calcsize(fmt)
        blob = bytes(range(200, 200 + n))
        values = struct.unpack(fmt, blob)
        print(values, struct.pack(fmt, *values) == blob, end=" ")
print()
print(struct.unpack("<iIhHbB", b"\xff" * 14), struct.unpack(b"<i", b"\1\0\0\0"))
for bad in ("<z", "9", "<i\0"):
    for i in range(2):
        try:
            struct.unpack(bad, b"")
        except struct.error as e:
            print(e)
