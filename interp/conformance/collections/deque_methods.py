"""deque: construction, repr, comparison, operators, copies, error texts."""
import copy
from collections import deque


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


print(deque(), deque("ab"), deque([1, 2, 3], 2), deque([1], maxlen=None), deque(maxlen=0))
print(deque(iterable=[1], maxlen=2), deque([], 5).maxlen, deque("a").maxlen, bool(deque()), len(deque("abc")))
print(attempt(deque, 1), attempt(deque, [], -1), attempt(deque, [], "a"), attempt(deque, [], 2**80))
print(attempt(deque, 1, 2, 3), attempt(deque, x=1))
d = deque([1, 2, 3])
for key in ("a", 5, -4, 2**80, slice(1, 2), None, 1.0):
    print(key, attempt(lambda: d[key]), attempt(d.__delitem__, key) if key not in (1.0, "a", None, 2**80) and not isinstance(key, slice) else "")
print(d[True], d[-1], attempt(exec, "d[5] = 1", {"d": d}), attempt(exec, "del d[5]", {"d": d}))
print(attempt(exec, "d['a'] = 1", {"d": d}), attempt(exec, "del d[:1]", {"d": d}))
print(attempt(lambda: d + [1]), attempt(lambda: d + 1), attempt(lambda: [1] + d), attempt(lambda: d * "a"))
print(d + deque([4]), d * 2, 2 * d, d * 0, d * -1, deque([1, 2], 3) * 2, deque([1, 2], 3) + d)
print(attempt(hash, d), attempt(d.append), attempt(d.pop, 1), attempt(deque().pop), attempt(deque().popleft))
print(attempt(d.remove, 9), attempt(d.index, 9), attempt(d.index), attempt(d.insert, 1), attempt(d.index, 1, "a"))
print(attempt(deque([1], 1).insert, 0, 1), attempt(d.rotate, "a"), attempt(d.rotate, n=2))
print(attempt(d.extend, 1), attempt(d.extendleft, 1), attempt(d.count), attempt(d.copy, 1), attempt(d.insert, "a", 1))
print(attempt(setattr, d, "maxlen", 3), attempt(setattr, d, "x", 3), attempt(deque.append, 1, 2))
print(d == deque([1, 2, 3]), d == [1, 2, 3], d != deque([1, 2]), d < deque([1, 3]), d <= d, d > deque(), d >= deque([9]))
print(deque("ab") < deque("abc"), deque([1, 2], 2) == deque([1, 2]), attempt(lambda: d < [1]))
d += "xy"
e = d
e *= 2
print(d is e, d, attempt(exec, "d += 5", {"d": d}))
d.clear()
print(d, d.reverse(), d.rotate(3), 5 in d, d.copy(), d.count(1))
loop = deque([1])
loop.append(loop)
loop.append([loop])
print(loop)
x = deque([[1], 2], 5)
for y in (x.copy(), copy.copy(x), copy.deepcopy(x)):
    print(y, y == x, y is x, y[0] is x[0], y.maxlen)
r = deque([1, 2], 3).__reduce__()
print(r[:3], list(r[3]), deque([1]).__reduce__()[:3])


class Sub(deque):
    extra = None

    def __init__(self, items=(), maxlen=None):
        super().__init__(items, maxlen)
        self.extra = len(self)


s = Sub([1, 2, 3], 2)
print(s, type(s.copy()).__name__, s.extra, s.copy().extra, type(s + s).__name__, type(s * 2).__name__)
s.note = "n"
print(copy.copy(s), Sub.append is deque.append, isinstance(s, deque), s == deque([2, 3]))
d = deque([1, 2])
d.__init__("abc", 2)
print(d, d.maxlen, d.extend(d), d, d.extendleft(d), d)
print(deque[int], deque.append, deque.__len__, attempt(len, deque), type(d).__module__)
print([x for x in dir(deque) if not x.startswith("_")])
print(*deque(range(5)), [*deque("ab")], sum(deque([1, 2])), sorted(deque("cab")), max(deque([3, 9])))
a, *b = deque([1, 2, 3])
print(a, b, dict(zip(deque("ab"), deque([1, 2]))), tuple(deque("xy")), set(deque([1, 1])))
