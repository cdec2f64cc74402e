import reprlib

print(reprlib.repr(list(range(20))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}))
print(reprlib.repr(set(range(10))), reprlib.repr(frozenset()), reprlib.repr((1,)), reprlib.repr(10 ** 60))
r = reprlib.Repr()
r.maxlist, r.maxstring, r.maxlevel = 2, 12, 2
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"), r.repr([[[[1]]]]))

class Node:
    def __init__(self): self.kids = []
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"Node({self.kids})"

n = Node()
n.kids.append(n)
print(n)

class Bad:
    def __repr__(self): raise ValueError

print(reprlib.repr(Bad()).split(" at ")[0])
import collections
print(reprlib.repr(collections.deque(range(10))))
import heapq, bisect, operator
print(list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge("ca", "b", key=ord, reverse=True)))
print(heapq.nlargest(2, [3, 1, 4]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len))
h = [5, 2, 8]
heapq.heapify(h)
print(heapq.heappushpop(h, 1), heapq.heapreplace(h, 9), h)
print(bisect.bisect([1, 3, 3, 5], 3), bisect.bisect_left([1, 3, 3, 5], 3), bisect.bisect([(1,), (5,)], 3, key=lambda t: t[0]))
print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("real", "imag")(5), operator.methodcaller("upper")("a"))
