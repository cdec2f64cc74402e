# bisect: places among equal items, bounds, keys, other sequences.
import bisect
from bisect import bisect_left, bisect_right, insort_left, insort_right

data = [1, 2, 2, 2, 5, 7, 7]
print([(bisect_left(data, x), bisect_right(data, x)) for x in range(-1, 9)])
print([bisect_left(data, x + 0.5) for x in range(8)], bisect_left([], 1))
print(bisect_left(data, 2, 2), bisect_right(data, 2, 0, 2),
      bisect_left(data, 9, 1, 3), bisect_left(data, 2, hi=None))
words = ["apple", "fig", "kiwi", "pear"]
print(bisect_left(words, "grape"), bisect.bisect(words, "kiwi"),
      bisect.bisect is bisect_right, bisect.insort is insort_right)
print(bisect_left(words, 4, key=len), bisect_right((1, 3, 5), 3),
      bisect_left(range(0, 100, 3), 50), bisect_right("abcd", "c"))
rows = [("a", 1), ("b", 3), ("c", 5)]
insort_left(rows, ("x", 3), key=lambda r: r[1])
insort_right(rows, ("y", 3), key=lambda r: r[1])
print(rows)
out = []
for x in [5, 1, 4, 1.5, 9, 2, 6, True]:
    insort_left(out, x)
print(out)


class Seq:
    def __len__(self):
        return 5

    def __getitem__(self, i):
        print("get", i)
        return i * i

    def insert(self, i, x):
        print("insert", i, x)


print(bisect_left(Seq(), 9), insort_right(Seq(), 5))


class Sub(list):
    def insert(self, i, x):
        print("sub insert", i, x)
        super().insert(i, x)


s = Sub([1, 3])
insort_left(s, 2)
print(s)
