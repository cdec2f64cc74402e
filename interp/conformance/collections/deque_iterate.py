"""Iterators of deque: mutation while iterating, reduce, length hints."""
from collections import deque
from operator import length_hint


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


def during(change, items=(1, 2, 3), back=False):
    d = deque(items)
    seen = []
    try:
        for x in reversed(d) if back else d:
            seen.append(x)
            if len(seen) == 1:
                change(d)
    except Exception as e:
        seen.append((type(e).__name__, str(e)))
    return seen, d


print(during(lambda d: d.append(9)))
print(during(lambda d: d.popleft()))
print(during(lambda d: d.rotate(1)), during(lambda d: d.rotate(0)))
print(during(lambda d: d.__setitem__(1, "new")))
print(during(lambda d: d.reverse()), during(lambda d: d.clear()))
print(during(lambda d: d.extend([])), during(lambda d: d.extend([5])))
print(during(lambda d: d.append(9), back=True), during(lambda d: d.pop(), (1,)))
print(during(lambda d: d.append(2), (1,)), during(lambda d: d.remove(3)))
print(during(lambda d: d.insert(1, 0)), during(lambda d: d.__delitem__(0)))
d = deque("abc")
it = iter(d)
print(next(it), length_hint(it), type(it).__name__, list(it), length_hint(it), next(it, "end"))
it = reversed(d)
print(next(it), length_hint(it), type(it).__name__, list(it))
it = iter(d)
next(it)
cls, args = it.__reduce__()
print(cls.__name__, args, list(cls(*args)), list(it))
print(attempt(type(it), [1]), list(type(it)(d, 1)), list(type(it)(d, 9)), list(type(it)(d, -3)))
d = deque([1])
it = iter(d)
d.append(2)
print(attempt(next, it), attempt(next, it), length_hint(it))


class Evil:
    def __init__(self, d, act):
        self.d, self.act = d, act

    def __eq__(self, other):
        self.act(self.d)
        return False


for name in ("count", "index", "remove", "__contains__"):
    d = deque()
    d.extend([Evil(d, lambda d: d.append(1)), 5])
    print(name, attempt(getattr(d, name), 7))
d = deque()
d.extend([Evil(d, lambda d: d.clear()), 5])
print(attempt(lambda: d == deque([1, 2])))
raising = deque([Evil(None, lambda d: 1 / 0)])
print(attempt(raising.index, 1), attempt(raising.count, 1), attempt(raising.remove, 1), attempt(lambda: 1 in raising))
print(list(zip(deque("ab"), reversed(deque("ab")))), list(map(str, deque([1, 2]))))
