# heapq: error texts, and lists that change or stay whole while comparing.
import heapq


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


attempt(heapq.heappop, [])
attempt(heapq.heapreplace, [], 1)
attempt(heapq.heappush, (1, 2), 3)
attempt(heapq.heapify, {1})
attempt(heapq.heappop, None)
attempt(heapq.heappushpop, (), 2)
attempt(heapq.heappushpop, [], 2)
attempt(heapq.heappush, [1])
attempt(heapq.heappush, [1], "a")
attempt(heapq._heappop_max, [])
attempt(heapq._heapify_max, 5)


class Nasty:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.append(1)
        return False


heap = []
heap += [Nasty(heap), Nasty(heap), Nasty(heap)]
attempt(heapq.heapify, heap)
print(len(heap) > 3)


class Fails:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 3 or other.n == 3:
            raise ValueError("no order for 3")
        return self.n < other.n


heap = [Fails(n) for n in (5, 4, 3, 2, 1)]
attempt(heapq.heapify, heap)
print(sorted(f.n for f in heap))
