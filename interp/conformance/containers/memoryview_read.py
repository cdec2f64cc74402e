# memoryview for reading: items, slices, casts, comparison, release.
m = memoryview(b"abcdefgh")
print(len(m), m[0], m[-1], m.itemsize, m.format, m.nbytes, m.ndim, m.shape)
print(m.strides, m.readonly, m.obj, m.contiguous, m.c_contiguous)
print(m.tolist(), m.tobytes(), bytes(m), list(m), m.hex())
print(m[2:5].tobytes(), m[-3:].tolist(), m[5:2].tobytes(), len(m[1:]))
print(m[2:6][1:3].tobytes(), bytes(m[2:][2:]))
print(m == b"abcdefgh", m != b"abc", m == memoryview(bytearray(b"abcdefgh")))
print(m[:3] == m[0:3], m == "abc", 97 in m, 5 in m, hash(m) == hash(b"abcdefgh"))
for code in "bBhHiIlLqQ?":
    c = memoryview(b"\x01\xff\x00\x80\xfe\xff\xff\xff").cast(code)
    print(code, c.itemsize, len(c), c.tolist(), c.shape, c.strides)
print(memoryview(b"\0\0\x80?").cast("f").tolist(), memoryview(bytes(8)).cast("d")[0])
print(memoryview(b"xyz").cast("c").tolist())
words = memoryview(bytes(range(16))).cast("I")
print(words[1], words[1:3].tolist(), words[1:3].tobytes(), words.cast("B").tolist())

changing = bytearray(b"abc")
v = memoryview(changing)
print(v.readonly, v.tolist(), v.toreadonly().readonly)
changing[0] = 122
print(v[0], v.tobytes(), b"".join([v, v[1:]]), bytearray(v), b"zb" + v[:1])

for attempt in (lambda: m[8], lambda: m["a"], lambda: memoryview("abc"),
                lambda: memoryview(5), lambda: memoryview(), lambda: m.cast("z"),
                lambda: memoryview(b"abc").cast("H"), lambda: m.cast(5),
                lambda: words.cast("H"), lambda: hash(v), lambda: m < m,
                lambda: m.__setitem__(0, 1)):
    try:
        print(attempt())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)

with memoryview(b"abc") as w:
    print(w.tobytes())
for attempt in (lambda: w.tobytes(), lambda: len(w), lambda: w[0], lambda: w.format,
                lambda: w.__enter__()):
    try:
        print(attempt())
    except ValueError as error:
        print(error)
w.release()
print(isinstance(m, memoryview), type(m), repr(m)[:14], repr(w)[:23])
print(int.from_bytes(m[:2], "big"), "%s" % b"ab".join([m[:1], m[1:2]]))

from array import array
a = memoryview(array("h", [1, -2, 300]))
print(a.format, a.itemsize, a.tolist(), a[1], len(a), a.nbytes, a.readonly)
print(a.cast("B").tolist(), a[1:].tolist(), a == memoryview(array("i", [1, -2, 300])))
print(memoryview(array("d", [0.5, 2.0])).tolist(), bytes(a[:1]))
