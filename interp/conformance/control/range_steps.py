# Loops over ranges at the edges of 48 and 64 bits, with steps up and down,
# iterators taken up in the middle, and the state that they tell of themselves.
import copy

EDGE = 2 ** 47
RANGES = [
    range(3), range(0), range(-3, 3), range(3, -3, -1), range(5, 5),
    range(-1, 2), range(EDGE - 2, EDGE), range(EDGE - 2, EDGE + 2),
    range(EDGE - 3, EDGE + 9, 4), range(-EDGE + 1, -EDGE - 2, -1),
    range(-EDGE, -EDGE + 2), range(-EDGE, EDGE, EDGE - 1),
    range(EDGE - 1, -EDGE - 2, -EDGE), range(0, 10 ** 30, 10 ** 29 * 4),
    range(2 ** 63 - 2, 2 ** 63 + 1), range(10 ** 20, 10 ** 20 + 2),
    range(0, EDGE, EDGE - 1), range(0, -EDGE, -EDGE), range(7, 0, -3),
    range(True, 3), range(1, EDGE * 2, EDGE * 2 - 2),
]


def walk(r):
    out = []
    for i in r:
        out.append(i)
    return out


def rest(it):
    out = []
    for i in it:
        out.append(i)
        if len(out) == 2:
            break
    more = [i for i in it]
    return out, more


for r in RANGES:
    print(r, walk(r), walk(reversed(r)), rest(iter(r)), list(r), tuple(r))
    it = iter(r)
    print(it.__length_hint__(), next(it, None), it.__length_hint__(),
          it.__reduce__(), list(copy.copy(it)), list(it), next(it, "end"),
          it.__length_hint__(), it.__reduce__()[1:])
    for n in (-1, 0, 1, 2, 99):
        it = iter(r)
        it.__setstate__(n)
        print(n, it.__length_hint__(), list(it), end="; ")
    print()
it = iter(range(5))
for i in it:
    for j in it:
        if j > 2:
            break
    print(i, j)
print(next(it, "none"))


def failing(n):
    for i in range(n):
        try:
            1 // (2 - i)
        except ZeroDivisionError as e:
            print(i, e, e.__traceback__.tb_lineno)
    return i


print(failing(4), [i * j for i in range(3) for j in range(i)])
print(list(zip(range(3), range(EDGE - 1, EDGE + 5))),
      list(enumerate(range(EDGE - 1, EDGE + 1))),
      sum(range(EDGE - 2, EDGE + 2)), max(range(3)), sorted(range(3, 0, -1)))
for bad in (1.5, "3", None):
    try:
        for i in range(bad):
            pass
    except TypeError as e:
        print(e)
