# insort with key, slices of a sorted list, searching objects.
import bisect


class Item:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return "%s%d" % (self.name, self.rank)


items = []
for rank, name in ((3, "a"), (1, "b"), (3, "c"), (2, "d"), (3, "e")):
    bisect.insort(items, Item(rank, name))
print(items)
left = []
for rank, name in ((3, "a"), (1, "b"), (3, "c")):
    bisect.insort_left(left, Item(rank, name))
print(left)
words = []
for word in ("pear", "fig", "banana", "kiwi"):
    bisect.insort_right(words, word, key=len)
print(words, bisect.bisect_left(words, 4, key=len), bisect.bisect_right(
    words, 4, key=len))
numbers = [0, 2, 2, 2, 5, 9]
for x in (-1, 0, 2, 3, 9, 10):
    print(x, bisect.bisect_left(numbers, x), bisect.bisect(numbers, x),
          bisect.bisect_left(numbers, x, 2), bisect.bisect(numbers, x, 1, 4))
breaks, grades = [60, 70, 80, 90], "FDCBA"
print("".join(grades[bisect.bisect(breaks, s)] for s in (33, 60, 77, 90, 100)))
