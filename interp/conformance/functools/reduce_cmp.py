"""reduce and cmp_to_key."""
from functools import cmp_to_key, reduce
import operator


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


print(reduce(operator.add, [1, 2, 3]), reduce(operator.mul, range(1, 21)))
print(reduce(lambda a, b: a + [b], "abc", []), reduce(operator.add, [], 5))
print(reduce(operator.add, [7]), reduce(None, [7]), reduce(5, [], "only"))
print(attempt(reduce), attempt(reduce, 1), attempt(reduce, 1, 2))
print(attempt(reduce, 1, []), attempt(reduce, 1, [1, 2]))
print(attempt(reduce, 1, 2, 3, 4))
print(reduce(lambda a, b: (a, b), iter("abcd")))
calls = []
print(attempt(reduce, lambda a, b: calls.append((a, b)) or 1 // (3 - b), [1, 2, 3, 4]), calls)


def cmp(a, b):
    return (a > b) - (a < b)


K = cmp_to_key(cmp)
print(K(1) < K(2), K(2) <= K(2), K(3) > K(4), K(1) == K(1), K(1) != K(1), K(5) >= K(6))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
print(sorted("bca", key=cmp_to_key(lambda a, b: cmp(b, a))))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=cmp_to_key(lambda a, b: len(a) - len(b) or cmp(a, b))))
print(max([3, 9, 2], key=K), min("hello", key=K))
print(attempt(cmp_to_key), attempt(K), attempt(K, 1, 2))
print(attempt(K, x=1), K(obj=5).obj, K.obj, cmp_to_key(mycmp=cmp)(7).obj)
print(attempt(lambda: K(1) < 1), attempt(lambda: K(1) == 1), attempt(hash, K(1)))
print(attempt(lambda: K < K(1)))
bad = cmp_to_key(lambda a, b: "x")
print(attempt(lambda: bad(1) < bad(2)), bad(1) == bad(2), bad(1) != bad(2))
raising = cmp_to_key(lambda a, b: 1 / 0)
print(attempt(lambda: raising(1) < raising(2)), attempt(sorted, [2, 1], key=raising))
print(type(K), type(K(1)) is type(K))
state = 1
data = []
for _ in range(300):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    data.append(state >> 16)
print(sorted(data, key=K) == sorted(data))
pairs = [(x % 7, x) for x in data]
print(sorted(pairs, key=cmp_to_key(lambda a, b: a[0] - b[0])) == sorted(pairs, key=lambda p: p[0]))
