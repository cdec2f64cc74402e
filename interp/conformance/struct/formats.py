# Sizes and alignment of formats, every code, repeat counts, p and s.
import struct

for f in ("b", "h", "i", "l", "q", "f", "d", "bi", "ib", "bq", "qb", "3s", "5p",
          "?", "c", "P", "n", "2h3b", "xx", "b3xi", "0i", "bi0q"):
    print(f, struct.calcsize(f), end=" ")
    for order in "=<>!":
        try:
            print(struct.calcsize(order + f), end=" ")
        except struct.error as error:
            print(error, end=" ")
    print()
for f, values in (("<hHiIqQ", (-1, 1, -2, 2, -3, 3)), (">3s?c", (
        b"ab", True, b"z")), ("<5p", (b"hello!",)), (">efd", (1.5, -2.0, 1e300)),
                  ("<bB", (-128, 255)), ("!2h", (1, -1))):
    packed = struct.pack(f, *values)
    print(f, packed.hex(), struct.unpack(f, packed))
print(list(struct.iter_unpack(">h", b"\0\1\0\2")))
print(struct.unpack_from("<i", b"xx\1\0\0\0", 2))
print(struct.pack(">e", 65504.0).hex(), struct.unpack(">e", b"\x7c\0"))
