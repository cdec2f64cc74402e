"""Sorting of tuples, strs and lists whose order needs more than one look."""
import random

rand = random.Random(20)


class Less:
    """Ordered by __lt__ alone, equal to nothing else."""

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return "L%d" % self.n


def shuffled(items):
    items = list(items)
    rand.shuffle(items)
    return items


nan = float("nan")
big = 1 << 70
first = {
    "ints": [3, -1, 2, 0, 7], "floats": [0.0, -0.0, 1.5, -2.5, 1e300],
    "bigs": [big, -big, 5, big + 1, 0], "mixed": [1, 1.0, True, 0.5, 2],
    "strs": ["", "a", "abcdefgh", "abcdefghi", "abcdefgh\0", "b\xe9", "\u20ac",
             "abcdefgz", "\U0001f600", "ab"],
    "bytes": [b"", b"a", b"ab", b"b"], "tuples": [(), (1,), (1, 2), (0, 9)],
    "nans": [nan, 1.0, 0.0, float("inf")],
}
for name, firsts in first.items():
    for second in (range(3), "ba", [0.5, -0.0, 0.0], [None]):
        rows = shuffled([(a, b) for a in firsts for b in second] * 2)
        try:
            print(name, sorted(rows)[:12])
        except TypeError as e:
            print(name, "TypeError", e)
    rows = shuffled([(a, "x", i) for i, a in enumerate(firsts * 3)])
    print(name, sorted(rows, reverse=True)[:10])
    print(name, sorted(shuffled(firsts * 4))[:14])
    print(name, sorted(shuffled(range(10)), key=lambda n: (n % 3, name))[:10])
print(sorted(shuffled([(1, Less(n % 3), n) for n in range(9)]),
             key=lambda row: row[:2])[0][0])
print([row[1].n for row in sorted(shuffled([(1, Less(n)) for n in range(9)]))])
print(sorted(shuffled([(1,), (1, 2), (1, 2, 3), (0,), (1, 2, 0)])))
for rows in ([(1, "a"), (1, 2)], [("a",), (1,)], [(1, None), (1, 2)],
             [(1,), [1]], [(1, Less(1)), (1, 2)]):
    try:
        print(sorted(rows))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
words = shuffled(["%x" % (n * 7919 % 4093) for n in range(300)])
words += ["common prefix %d" % n for n in shuffled(range(40))]
print(sorted(words) == sorted(words, key=lambda w: [ord(c) for c in w]))
print(sorted(words)[:5], sorted(words)[-3:])
for n in range(5):
    items = list(range(n))
    items.reverse()
    print(items)
