# array: typecodes, items, slices, operators, comparison, iteration, copies.
import array
import copy
from array import array as A

print(array.typecodes, array.ArrayType is A, A.__module__)
for code in array.typecodes:
    if code == "u":
        a = A(code, "h\u00e9\u20ac\U0001f600")
    else:
        a = A(code, [0, 1, 2, 100])
    print(code, a.itemsize, a, len(a), a[-1], a.tolist() == list(a),
          len(a.tobytes()) == a.itemsize * len(a))
a = A("i", range(10))
print(a[2:5], a[::-1], a[::3], a[8:2], a[-3:], a[100:])
a[1:3] = A("i", [7, 8, 9])
print(a)
a[::2] = A("i", [0] * len(a[::2]))
print(a)
del a[1::3]
print(a)
del a[0], a[-1]
a[1:1] = a
print(a, a == A("i", a), a + a[:1], a[:1] * 3, 2 * a[:2])
a += A("i", [5])
a *= 2
print(a, 5 in a, 6 in a, a.count(5), a.index(5), a.index(5, 4))
print(A("i", [1, 2]) < A("i", [1, 3]), A("b", [1]) == A("d", [1.0]),
      A("i", [1]) < A("i", [1, 0]), A("i") == A("d"),
      A("d", [float("nan")]) == A("d", [float("nan")]))
a = A("h", [3, 1, 2])
a.append(9)
a.extend([4, 5])
a.extend(A("h", [6]))
a.insert(1, -1)
a.insert(-100, -2)
a.insert(100, -3)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.remove(9)
a.reverse()
a.byteswap()
print(a)
b = A("H")
b.frombytes(b"\x01\x02\x03\x04")
b.fromlist([1, 2])
print(b, bytes(b), bytearray(b), b"".join([b, b"!"]), b.typecode)
u = A("u", "abc")
u.fromunicode("def")
print(u.tounicode(), u, A("u", "x") + u[:1])
c = copy.copy(b)
d = copy.deepcopy([b])[0]
c[0] = 0
print(b[0], c[0], d == b, d is b)
print(b.__reduce_ex__(2), b.__reduce_ex__(3)[1])
for it in (iter(b), reversed(b)):
    print(list(it))
print(A("d", [1, 2.5]), A("f", [0.1])[0], A("i", (x * x for x in range(4))),
      A("b", b"\xff\x01"), A("B", bytearray(b"ab")), A("q", [-(2**63)]))
