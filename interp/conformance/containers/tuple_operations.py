t = (1, 2, 3)
print(t, t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, len(t))
print((), (1,), tuple(), tuple("ab"), tuple([1, 2]), tuple(t) is t)
print(2 in t, t.count(2), t.index(3), t == (1, 2, 3), t < (1, 2, 4))
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "x"}[1, 2], max(t), sum(t))
print(sorted([(2, "b"), (1, "z"), (1, "a")]), min((3, 1), (2, 9)))
a, b, c = t
print(a, b, c, *t)
x = 1, 2
print(x, type(x).__name__, (x), (x,), ((),), ((1, 2), (3,)))
t += (9,)
print(t)


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


def store():
    t[0] = 1


def delete():
    del t[0]


attempt(store)
attempt(delete)
attempt(lambda: t.append)
attempt(lambda: t[9])
attempt(lambda: t["x"])
attempt(lambda: t + [1])
attempt(lambda: t.index(99))
attempt(lambda: tuple(5))
attempt(lambda: t * "x")
attempt(lambda: t < [1])
mutable = ([1], 2)
mutable[0].append(5)
print(mutable, bool(()), bool((0,)), not ())
print(tuple(i * 2 for i in range(3)), tuple({1: 2}), (1, 2) != (1, 2, 3))
for i, (k, v) in enumerate((("a", 1), ("b", 2))):
    print(i, k, v)
print(("a",) * 3, (None,) + (True, 1.5, "s", b"b", [1]))
print(hash(()) == hash(()), hash((1, "a")) == hash((1.0, "a")))
