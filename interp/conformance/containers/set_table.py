"""The table of set: its order for ints, probes, deletion, algebra, equal keys."""
for n in (0, 1, 4, 5, 8, 20, 33, 77, 300):
    s = set(range(0, n * 3, 3))
    print(n, s if n < 40 else (list(s)[:9], list(s)[-3:]))
    t = {i for i in range(0, n * 2, 2)}
    for r in (s & t, s | t, s - t, s ^ t, t - s, t & s):
        print(len(r), list(r)[:12], sum(r))
    u = set(s)
    for i in range(n):
        u.discard(i)
        u.add(i + 1000)
        u.remove(i + 1000)
    print(len(u), list(u)[:8], u <= s, u < s, s >= u, s.isdisjoint(t),
          frozenset(s) == s, hash(frozenset(s)) == hash(frozenset(list(s))))
    f = s.copy()
    f.update(t, [1, 2], (5,), {7: 8}, range(3), iter([9]))
    print(list(f)[:20], len(f))
    f.intersection_update(t, range(50))
    f.symmetric_difference_update([1, 2, 2])
    f.difference_update({4})
    print(sorted(f), s.union(), s.difference() == s, len(s.intersection(t, t)))
s = set(range(64, 0, -7))
taken = []
while s:
    taken.append(s.pop())
    if len(taken) == 3:
        s.add(200)
print(taken)
print({1, 1.0, True}, {1.0, 1}, {0, False, 0.0, -0.0}, len({-1, -2, -1.0}),
      (1, 2) in {(1, 2)}, (1.0, 2) in {(1, 2)}, frozenset([1]) in {frozenset([1])},
      {1} in {frozenset([1])}, "a" in {"a", ("a",)}, ("a",) in {"a", ("a",)})
mixed = {float("inf"), 10**30, -5, (1, (2, "x"))}
print(10**30 in mixed, 1e30 in mixed, (1, (2, "x")) in mixed, -5.0 in mixed)
for use in (lambda: {[]}, lambda: set([[1]]), lambda: {1} | [1],
            lambda: {1}.union(5), lambda: set(5), lambda: {1} < [1],
            lambda: set().pop(), lambda: {1}.remove(2), lambda: {1}.remove([]),
            lambda: {1}.remove({2}), lambda: [1] & {1}, lambda: {1} ^ None):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
