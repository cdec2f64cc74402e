def sums():
    total = 1 + (yield "a") * (yield "b") + (yield "c")
    yield total


def collects():
    got = [0, (yield 1), (yield 2)]
    yield got


def calls():
    yield max((yield 1), (yield 2), key=lambda x: -x)


def in_loop():
    for i in [10, 20]:
        x = i + (yield i)
        yield x


def in_try():
    for i in range(3):
        try:
            yield i, (yield "inner")
        except ValueError:
            yield "handled"


def in_with(manager):
    with manager as m:
        yield m
        yield (yield m + 1)


class M:
    def __enter__(self):
        return 5

    def __exit__(self, *a):
        print("exit", a[0] and a[0].__name__)
        return True


def drive(g, *values):
    out = [next(g)]
    for v in values:
        try:
            out.append(g.throw(v) if isinstance(v, type) else g.send(v))
        except StopIteration as stop:
            out.append(("stop", stop.value))
            break
    return out


print(drive(sums(), 2, 3, 4))
print(drive(calls(), 5, 1))
print(drive(in_loop(), 1, None, 2, None))
print(drive(in_try(), "x", None, ValueError, None))
print(drive(in_with(M()), None, "s", None))
print(drive(in_with(M()), KeyError))


def deep(n):
    if n == 0:
        yield "bottom"
    else:
        got = yield from deep(n - 1)
        yield n, got


print(list(deep(5)))


def many(n):
    a, b, c, d = 1, 2, 3, 4
    for i in range(n):
        a, b, c, d = b, c, d, (yield a + b + c + d)


g = many(4)
print(next(g), [g.send(i) for i in (10, 20, 30)])
gens = [many(3) for _ in range(100)]
print(sum(next(g) for g in gens), sum(g.send(1) for g in gens))
print([(x, y) for x in (i for i in range(3)) for y in (j for j in range(x))])
