class Acc:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("+=", other))
        return self

    def __isub__(self, other):
        return "replaced"

    def __mul__(self, other):
        return ("mul", other)


a = b = Acc()
a += 1
a += [2]
print(a is b, a.log)
a -= 5
print(a, b.log)
b *= 3
print(b)

x = y = [1]
x += (2, 3)
x += "ab"
print(x, y, x is y)
x = x + [4]
print(x is y, len(y))
x *= 2
print(len(x))
t = u = (1,)
t += (2,)
print(t, u)
d = e = {1: 2}
d |= {3: 4}
print(d, e is d)
s = r = {1, 2}
s |= {3}
s &= {2, 3, 4}
s ^= {3, 9}
s -= {9}
print(s, r is s)
n = 7
n += 3; n -= 1; n *= 4; n //= 5; n **= 2; n %= 30; n <<= 3; n >>= 1
n |= 1; n &= 0xff; n ^= 3
print(n)
n /= 4
print(n)


class Holder:
    value = 10


h = Holder()
h.value += 5
print(h.value, Holder.value)
items = [[0], 1]
items[0] += [1]
items[1] += 1
print(items)
pair = ([],)
try:
    pair[0] += [1]
except TypeError as error:
    print(error, pair)
try:
    n += "x"
except TypeError as error:
    print(error)
try:
    x += 5
except TypeError as error:
    print(error)
