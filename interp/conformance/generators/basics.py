def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count(4)), sum(count(5)), tuple(count(0)))
g = count(2)
print(next(g), next(g), next(g, "done"))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
print(iter(g) is g, type(g).__name__, g.__name__)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)])


def early(n):
    for i in range(n):
        if i == 2:
            return "value"
        yield i


e = early(5)
print(next(e), next(e))
try:
    next(e)
except StopIteration as stop:
    print(stop.value, stop.args)
squares = (i * i for i in range(6) if i % 2)
print(next(squares), list(squares), list(squares))
print(sum(i for i in range(10)), max((len(w) for w in ["a", "bcd"])))


def nested():
    for a in count(2):
        for b in count(a + 2):
            yield a, b


print(list(nested()))
print([x for x in count(3)], {x: 1 for x in count(2)}, dict(enumerate(fib2 for
      fib2 in "ab")))
a, *rest = count(4)
print(a, rest, 2 in count(4), 9 in count(4))
print(dict(zip(count(3), "abc")), list(map(str, count(3))))
