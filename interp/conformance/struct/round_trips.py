# struct: values come back, in all byte orders and alignments.
import struct

ints = {"b": 7, "B": 8, "h": 15, "H": 16, "i": 31, "I": 32, "l": 31, "L": 32,
        "q": 63, "Q": 64}
for code, bits in ints.items():
    signed = code.islower()
    values = [0, 1, 2 ** (bits - (not signed)) - 1 if signed else 2**bits - 1]
    values[2] = 2**bits - 1
    if signed:
        values += [-1, -(2**bits)]
    for order in "<>=!@":
        data = [struct.pack(order + code, v) for v in values]
        back = [struct.unpack(order + code, d)[0] for d in data]
        print(order + code, back == values, data[2].hex(), data[-1].hex())
for code in "efd":
    for v in (0.0, -0.0, 1.0, -2.5, 0.1, 1e-7, 65504.0, float("inf")):
        print(code, v, struct.pack("<" + code, v).hex(),
              struct.unpack(">" + code, struct.pack(">" + code, v))[0])
record = struct.Struct(">3sBxh?d5p")
row = (b"abc", 255, -2, True, 3.25, b"pas")
packed = record.pack(*row)
print(record.size, packed, record.unpack(packed) == row)
print(struct.calcsize("bhibq"), struct.calcsize("=bhibq"),
      struct.calcsize("ci0q"), struct.calcsize(" 2h 3x i "))
buf = bytearray(b"." * 20)
struct.pack_into("<HH", buf, 3, 1, 65535)
struct.pack_into("<2s", buf, -2, b"zz")
print(buf, struct.unpack_from("<HH", buf, 3))
print([t for t in struct.iter_unpack("<hB", bytes(range(9)))])


class Index:
    def __index__(self):
        return 77


print(struct.pack("<iB", Index(), True), struct.pack("<d", 5),
      struct.unpack("<2i", bytearray(8)))
