# array: to and from bytes, lists and text, all typecodes, slices, growth.
import array

for code in "bBhHiIlLqQfd":
    a = array.array(code, [1, 2, 3])
    a.extend(range(2))
    print(code, a.itemsize, a.tolist(), a[-1], a[1:4].tolist(), a.index(2),
          a.count(1), a.tobytes().hex()[:16], a == array.array("d", a))
u = array.array("u", "abc")
u.append("\u00e9")
print(u.tounicode(), u, len(u.tobytes()))
a = array.array("i", range(10))
a[2:5] = array.array("i", [9])
del a[0]
a[::3] = array.array("i", [7, 7, 7])
print(a, a.pop(), a.pop(0), list(reversed(a)), 7 in a)
a *= 2
a += array.array("i", [4])
print(a, (a + a[:1]).tolist()[-2:], a * 0)
b = array.array("h")
b.frombytes(b"\1\0\2\0")
b.fromlist([5])
b.insert(0, -1)
b.byteswap()
print(b, b.typecode, sorted(array.array("b", [3, -1])))
print(array.array("b", b"ab"), bytes(array.array("B", [65, 66])))
for bad in (lambda: array.array("z"), lambda: array.array("b", [200]),
            lambda: array.array("i", [1.5]), lambda: b.frombytes(b"x"),
            lambda: b + [1], lambda: b.fromlist([1, "x"]),
            lambda: array.array("B", [1])[5]):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(b)
