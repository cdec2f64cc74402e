# heapq: the order of items in the list is CPython's, ties included.
import heapq


class Item:
    def __init__(self, key, name):
        self.key = key
        self.name = name

    def __lt__(self, other):
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.name}"


items = [Item(k, n) for n, k in zip("abcdefghijklmnop", [3, 1, 2, 3, 1, 2] * 2)]
heap = list(items)
heapq.heapify(heap)
print(heap)
out = []
while heap:
    out.append(heapq.heappop(heap))
print(out)
for i in items:
    heapq.heappush(heap, i)
print(heap, heapq.heapreplace(heap, Item(9, "x")),
      heapq.heappushpop(heap, Item(0, "y")), heap)

numbers = [(i * 7919) % 101 for i in range(60)]
heapq.heapify(numbers)
print(numbers)
heapq._heapify_max(numbers)
print(numbers, heapq._heappop_max(numbers), heapq._heapreplace_max(numbers, 3))
mixed = [3, 1.5, True, -2.5, 10**30, 2]
heapq.heapify(mixed)
print(mixed, [heapq.heappop(mixed) for _ in range(6)])
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "y")]
heapq.heapify(pairs)
print(pairs)
print(heapq.nlargest(3, [4, 1, 7, 3]), heapq.nsmallest(2, "hello"),
      heapq.nlargest(2, ["a", "bbb", "cc"], key=len),
      heapq.nsmallest(9, [2, 1]), heapq.nlargest(1, [5, 6]))
print(list(heapq.merge([1, 4], [2, 3], [])),
      list(heapq.merge([4, 1], [3, 2], reverse=True)),
      list(heapq.merge("aC", "Bd", key=str.lower)))
