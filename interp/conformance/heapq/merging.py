# merge, nlargest, nsmallest with keys and reverse; stability; laziness.
import heapq

a, b, c = [1, 4, 7], [2, 4, 9], [0, 10]
print(list(heapq.merge(a, b, c)), list(heapq.merge()))
print(list(heapq.merge([7, 4, 1], [9, 4, 2], reverse=True)))
words = ["pear", "fig", "apple", "kiwi", "date"]
print(list(heapq.merge(sorted(words, key=len), ["z", "zzzzzz"], key=len)))
print(list(heapq.merge(words[::-1], ["q"], key=lambda w: 0)))
for n in (0, 1, 2, 4, 9):
    print(n, heapq.nlargest(n, words), heapq.nsmallest(n, words, key=len))
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "y")]
print(heapq.nsmallest(3, pairs, key=lambda p: p[0]))
print(heapq.nlargest(3, pairs, key=lambda p: p[0]))


def loud(values):
    for value in values:
        print("take", value)
        yield value


merged = heapq.merge(loud([1, 3]), loud([2]))
print(next(merged), next(merged))
heap = []
for value in (5, 1, 8, 3, 9, 2):
    heapq.heappush(heap, (-value, value))
print([heapq.heappop(heap)[1] for _ in range(len(heap))])
