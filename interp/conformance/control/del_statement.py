x = 1
del x
try:
    x
except NameError as error:
    print(error)
a = [0, 1, 2, 3, 4, 5]
del a[0]
del a[-1]
print(a)
del a[1:3]
print(a)
b = list(range(10))
del b[::2]
print(b)
del b[1:1]
del b[:]
print(b)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zzz"]
except KeyError as error:
    print(repr(error))
try:
    del a[99]
except IndexError as error:
    print(error)
p, q, r = 1, 2, [3]
del p, (q, r[0])
print(r)
try:
    del r[5]
except IndexError as error:
    print(error)
try:
    t = (1, 2)
    del t[0]
except TypeError as error:
    print(error)


def local():
    v = 1
    del v
    v = 2
    return v


print(local())


class A:
    attr = 1


del A.attr
print(hasattr(A, "attr"))
o = A()
o.z = 1
del o.z
print(o.__dict__)
