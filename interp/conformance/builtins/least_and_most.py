"""min, max, heapq and bisect over kinds whose order needs no call, and others."""
import bisect
import heapq
import random

rand = random.Random(5)


class Only:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return "O%d" % self.n


class Both(Only):
    def __gt__(self, other):
        print("gt", end=" ")
        return self.n > other.n


nan = float("nan")
big = 1 << 80
groups = {
    "ints": [3, -7, 12, 0, 12, -7], "floats": [2.5, -0.0, 0.0, -1e308, 1e308],
    "nans": [1.0, nan, 0.5, nan, 2.0], "nan first": [nan, 1.0, 3, -1],
    "mixed": [3, 2.5, True, big, -big, 2, 2.0], "strs": ["b", "abc", "ab", "é"],
    "tuples": [(1, "b"), (1, "a"), (0, 9), (1,), (2, None)],
    "lists": [[2], [1, 2], [1]], "only": [Only(n) for n in (3, 1, 2)],
    "both": [Both(n) for n in (3, 1, 2)], "bools": [True, False],
    "ints then str": [3, 2, "x"], "one": [7], "none": [],
    "same": [(1, 2.0, "k"), (1, 2.0, "k"), (1, 2.0, "j")],
}
for name, items in groups.items():
    for make in (list, tuple, iter, lambda v: (x for x in v)):
        for f in (min, max):
            try:
                print(name, f.__name__, f(make(items)), end=" ")
            except (TypeError, ValueError) as e:
                print(type(e).__name__, e, end=" ")
    print()
    if len(items) > 1:
        try:
            print(min(*items), max(*items), max(items, key=repr))
            heap = []
            for x in items * 3:
                heapq.heappush(heap, x)
            print([heapq.heappop(heap) for _ in range(len(heap))][::3])
            print(heapq.nsmallest(2, items), heapq.nlargest(2, items))
        except TypeError as e:
            print("TypeError", e)
rows = [(rand.random() < 0.5, rand.randrange(4), "ab"[rand.randrange(2)], n)
        for n in range(60)]
heapq.heapify(rows)
out = [heapq.heappop(rows) for _ in range(60)]
print(out == sorted(out), out[:3], heapq.heappushpop([(1, 2)], (1, 1)))
print(bisect.bisect_left(out, out[7]), bisect.bisect(out, (True, 2)),
      bisect.bisect([0.5, 1.0, 1.0, 2.0], 1), bisect.bisect(["a", "b"], "aa"))
for bad in ((1, "a"), ("a", 1.0), ((1, "a"), (1, 2)), (None, 1)):
    for f in (min, max):
        try:
            f(bad)
        except TypeError as e:
            print(e)
    try:
        heapq.heapify(list(bad))
    except TypeError as e:
        print(e)
items = []
for n in range(3000):
    items.append(n)
items.extend(range(100))
items += [1, 2]
print(len(items), sum(items), items[2999:3003], max(items), min(items))
