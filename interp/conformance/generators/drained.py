# Generators whose items a built-in takes all: list, tuple, sorted, sum, any,
# all and join, at sites that meet other things too; errors, early ends,
# delegation, reentrance and what can be seen of the generator meanwhile.
import sys
import traceback


def items(*values, log=None):
    for v in values:
        if isinstance(v, Exception):
            raise v
        yield v
        if log is not None:
            log.append(v)
    return "ignored"


def nested(depth, *values):
    if depth:
        yield "<%d" % depth if isinstance(values[0], str) else depth
        yield from nested(depth - 1, *values)
    else:
        yield from items(*values)


takers = [list, tuple, sorted, sum, any, all, "-".join, lambda it: sorted(map(repr, set(it))), max,
          lambda it: list(it), lambda it: tuple(it), lambda it: sorted(it),
          lambda it: sum(it), lambda it: any(it), lambda it: all(it),
          lambda it: "-".join(it), lambda it, sep="+": sep.join(it),
          lambda it: [x for x in it], lambda it: sum(it, 10),
          lambda it: sorted(it, reverse=True)]


def attempt(f, make):
    try:
        return f(make())
    except Exception as exc:
        return (type(exc).__name__, str(exc),
                [e.name for e in traceback.extract_tb(exc.__traceback__)])


makers = [
    lambda: items(3, 1, 2), lambda: items("b", "a"), lambda: items(),
    lambda: items(0, 0.5, True, -0.0), lambda: items(0, None, False, ""),
    lambda: items(2 ** 47 - 1, 2 ** 47, 2 ** 64), lambda: items((1,), (2,)),
    lambda: items(1, "x"), lambda: items(1, KeyError("in it"), 2),
    lambda: items(0, StopIteration("early")), lambda: nested(3, 4, 5),
    lambda: nested(2, "x", "y"), lambda: nested(4, KeyError(1)),
    lambda: [3, 1], lambda: (x * x for x in range(5)), lambda: 7,
    lambda: items(1e308, 1e308, float("nan")),
]
for f in takers:
    for make in makers:
        print(attempt(f, make))

# early ends leave it suspended where it was
log = []
g = items(0, 0, 5, 0, 7, log=log)
print(any(g), log, g.gi_suspended, list(g), log)
log = []
g = items(1, [], 2, log=log)
print(all(g), log, next(g), any(g), any(g), log)
g = items(1, "x", 2, 3)
try:
    sum(g)
except TypeError as exc:
    print(exc, list(g))


class Money:
    def __init__(self, n):
        self.n = n

    def __radd__(self, other):
        print("radd", other, end=" ")
        return Money(self.n + other)

    def __add__(self, other):
        print("add", other.n, end=" ")
        return Money(self.n + other.n)

    def __bool__(self):
        print("bool", self.n, end=" ")
        if self.n > 2:
            raise ValueError(self.n)
        return self.n == 2


def noisy(*ns):
    for n in ns:
        print("make", n, end=" ")
        yield Money(n)


print(sum(noisy(1, 2, 3)).n)
print(any(noisy(0, 2, 3)), all(noisy(2, 1, 3)))
print(attempt(lambda it: any(it), lambda: noisy(1, 3)))
print(sum(items(1, 2, 0.5)), sum(items(True, True)), repr(sum(items(-0.0))))


# reentrance, and frames and locals seen from inside
def seen(n):
    frame = sys._getframe(1)
    yield n, frame.f_code.co_name, me.gi_running, sorted(frame.f_locals)
    try:
        next(me)
    except ValueError as exc:
        yield str(exc)


def consumer():
    result = "before"
    result = list(me)
    return result


me = seen(1)
print(consumer())


def walk(tree):
    if isinstance(tree, list):
        return sum(walk(t) for t in tree)
    return tree


def flat(tree):
    if isinstance(tree, list):
        for t in tree:
            yield from list(flat(t))
    else:
        yield tree


def texts(tree):
    if isinstance(tree, list):
        return "[" + ", ".join(texts(t) for t in tree) + "]"
    return str(tree)


tree = [1, [2, [3, 4]], [[5], 6], 7]
print(walk(tree), list(flat(tree)), texts(tree))


def deep(n):
    return sum(deep(n - 1) for _ in range(1)) + 1 if n else 0


print(deep(100))
try:
    deep(100000)
except RecursionError:
    print("RecursionError")


def kept():
    value = 1
    try:
        value = list(items(1, ZeroDivisionError()))
    except ZeroDivisionError:
        pass
    return value


print(kept())


def closing(log):
    try:
        yield 1
        yield 0
        yield 1
    finally:
        log.append("closed")


log = []
g = closing(log)
print(all(g), log, g.close(), log)


def spread(depth, n):
    for i in range(n):
        if depth:
            yield from spread(depth - 1, i)
        yield depth, i


print(list(spread(2, 3)), len(tuple(spread(3, 6))),
      sum(a * b for a, b in spread(2, 7)), sorted(spread(2, 3))[-1])
