log = []


class Box:
    def __init__(self):
        self.v = 1

    def __getitem__(self, k):
        log.append(("get", k))
        return 10

    def __setitem__(self, k, v):
        log.append(("set", k, v))


def pick(x, tag):
    log.append(tag)
    return x


b = Box()
pick(b, "box")[pick(3, "key")] += pick(5, "value")
print(log)
b.v += 1
b.v *= 5
print(b.v)
a = [1, 2, 3]
a[1:2] += [9, 9]
print(a)
a[-1] -= 10
print(a)
d = {}
d["x"] = d.get("x", 0) + 1
d["x"] += 1
print(d)
try:
    d["missing"] += 1
except KeyError as error:
    print(repr(error))
s = "ab"
s += "cd"
s *= 2
print(s)
i = 5
i -= -3
i //= 2
i **= 3
i %= 7
print(i)
f = 1.5
f += 1
f /= 2
f //= 0.5
print(f)


def local():
    n = 0
    for k in range(5):
        n += k
        n ^= 1
    return n


print(local())
x = [0]
i = 0
x[i], i = 7, 0
x[i] += (i := 0) + 1
print(x, i)
try:
    undefined_total += 1
except NameError as error:
    print(error)
