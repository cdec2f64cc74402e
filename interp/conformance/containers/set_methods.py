s = {1, 2, 3}
s.add(4)
s.add(1)
s.discard(9)
s.remove(2)
print(sorted(s), len(s), 3 in s, 2 in s, 2 not in s)
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b)
print(a.union(b, [9]), a.intersection([1, 9]), a.difference(b),
      a.symmetric_difference(b))
print(a.issubset({1, 2, 3, 4, 5}), a.issuperset({1}), a.isdisjoint({9}))
print({1} < a, a <= a, a < a, a > {1, 2}, a >= b, a == {4, 3, 2, 1})
c = a.copy()
c.update([7], (8,))
c.difference_update([1, 7])
c.intersection_update({2, 3, 8})
c.symmetric_difference_update({2, 6})
print(sorted(c), sorted(a))
c.clear()
print(c, set(), set("aab") == {"a", "b"}, bool(set()), len(set(range(100))))
print({x % 3 for x in range(9)}, set([1, 1, 2]), {True, 1, 1.0})
f = frozenset([1, 2])
print(f, f | {3}, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2})
print({f: "frozen"}[frozenset([2, 1])], hash(f) == hash(frozenset([2, 1])))
print({1, 2}.pop() in (1, 2), sorted({3, 1, 2}, reverse=True), sum({1, 2}))
a |= {10}
a -= {1}
print(sorted(a), max(a), min(a))


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: s.remove(99))
attempt(lambda: set().pop())
attempt(lambda: s.add([1]))
attempt(lambda: {1, []})
attempt(lambda: s + {1})
attempt(lambda: s | [1])
attempt(lambda: s[0])
attempt(lambda: set(5))
attempt(lambda: f.add(1))
attempt(lambda: hash(s))
attempt(lambda: s.add())
attempt(lambda: s < [1])
attempt(lambda: s.union(5))
print([i for i in range(20) if i in {2, 3, 5, 7, 11}])
seen = set()
print([x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))])
frozen = {frozenset([1]), 2}
found = {1} in frozen, {2} in frozen, set() in frozen, frozen - {2} == {f}
print(found)
frozen.discard({1})
print(frozen)
