# Iterators against plain loops that say what they should give.
import itertools as it
import operator

for n in range(4):
    for r in range(4):
        pool = range(n)
        slow = [t for t in it.product(pool, repeat=r) if list(t) == sorted(set(
            t))]
        assert list(it.combinations(pool, r)) == slow
        slow = [t for t in it.product(pool, repeat=r) if len(set(t)) == r]
        assert list(it.permutations(pool, r)) == slow
        slow = [t for t in it.product(pool, repeat=r) if list(t) == sorted(t)]
        assert list(it.combinations_with_replacement(pool, r)) == slow
print("combinatorics agree")
data = [3, 1, 4, 1, 5, 9, 2, 6]
print(list(it.accumulate(data)), list(it.accumulate(data, max)), list(
    it.accumulate(data, operator.mul, initial=1)))
print([(k, list(g)) for k, g in it.groupby(sorted(data), lambda v: v // 3)])
print(list(it.islice(it.count(10, -3), 2, 12, 4)), list(it.pairwise("abcd")))
print(list(it.chain.from_iterable([[1], "ab", ()])), list(it.compress(
    "abcde", [1, 0, 1])))
print(list(it.takewhile(lambda v: v < 5, data)), list(it.dropwhile(
    lambda v: v < 5, data)), list(it.filterfalse(lambda v: v % 2, data)))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest(
    "ab", "xyz", fillvalue="-")))
a, b, c = it.tee(iter(data), 3)
print(next(a), next(a), next(b), list(a), list(b), list(c))
cycle = it.cycle("ab")
print([next(cycle) for _ in range(5)], list(it.repeat(1, 2)))
for bad in (lambda: it.combinations("ab", -1), lambda: it.islice([], -1),
            lambda: it.count("a"), lambda: it.tee([], -1), lambda: it.product(
                "ab", repeat="x"), lambda: it.groupby()):
    try:
        print(list(bad()))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
