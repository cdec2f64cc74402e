# Items of lists that go right into an operator, and two items that change
# places: lists whose items change kind, indices that change kind or run out,
# other containers at the same place, and the lines of what fails.
class Loud(list):
    def __getitem__(self, i):
        print("get", i)
        return super().__getitem__(i)

    def __setitem__(self, i, v):
        print("set", i, v)
        super().__setitem__(i, v)


def swap(a, i, j):
    a[i], a[j] = a[j], a[i]
    return a


def swap_far(a, i, j):
    (a[i],
     a[j]) = (a[j],
              a[i])


for _ in range(3):
    print(swap([1, 2, 3], 0, 2), swap([1, 2, 3], -1, 1), swap([4], 0, 0),
          swap([1, "b", 3.5], 1, 2), swap([1, 2], True, False))
    for bad in ((list, 0, 3), (list, -4, 0), (list, 1.0, 0), (list, 0, None),
                (tuple, 0, 1), (dict.fromkeys, 1, 2), (str, 0, 1),
                (bytearray, 0, 1)):
        make, i, j = bad
        items = make([1, 2, 3])
        try:
            print(swap(items, i, j))
        except Exception as e:
            print(type(e).__name__, e, items, e.__traceback__.tb_next.tb_lineno)
        try:
            swap_far(items, i, j)
        except Exception as e:
            print(type(e).__name__, e.__traceback__.tb_next.tb_lineno)
print(swap(Loud([1, 2, 3]), 0, 2))
print(swap({1: "a", 2: "b"}, 1, 2))


class Odd:
    """An index that changes the list while it is swapped."""

    def __init__(self, items):
        self.items = items

    def __index__(self):
        self.items.append(0)
        return 0


items = [1, 2, 3]
print(swap(items, Odd(items), 1), len(items))


def reversals(items):
    low, high = 0, len(items) - 1
    while low < high:
        items[low], items[high] = items[high], items[low]
        low += 1
        high -= 1
    return items


print(reversals(list(range(9))), reversals(list("ab")), reversals([1.5]))


def sums(a, b, n):
    total = 0
    for i in range(n):
        total += a[i] * b[i] - a[-1] + b[0]
        a[i] -= b[i] * 0.5
        b[0] += a[i] - b[-1]
    return total, a, b


def fixed(p, q):
    return (p[0] - q[0], p[1] * q[1], p[-1] + q[-1], 2.0 * p[0] - q[1],
            q[0] - p[1] * p[0], p[1] + 0.5)


ROWS = [
    ([1.5, 2.5, -0.0], [0.5, 0.25, 0.0]), ([1, 2, 3], [4, 5, 6]),
    ([1.5, 2, True], [3, 0.5, -1.5]), ([2 ** 47, 1.5, 2], [0.5, 2 ** 50, 1]),
    ([float("inf"), 1.0, 0.0], [0.0, float("nan"), float("-inf")]),
    ((1.5, 2.5, 3.5), (0.5, 1.5, 2.5)),
    ([1.5, 2.5, 3.5], [0.5, 1.5, 2.5]),
]
for _ in range(3):
    for p, q in ROWS:
        print(fixed(p, q))
        if isinstance(p, list):
            print(sums(list(p), list(q), 3))


def where(a, b, n):
    try:
        for i in range(n):
            x = (a[i]
                 * b[i]
                 + a[i])
    except Exception as e:
        return i, type(e).__name__, str(e), e.__traceback__.tb_lineno
    return x


print(where([1.5, 2.5], [1.0, 2.0], 2), where([1.5, 2.5], [1.0, 2.0], 3))
print(where([1.5, 2.5], [1.0], 3), where([1.5, None], [1.0, 2.5], 2),
      where([1.5, 2.5], [1.0, None], 2), where(None, [], 1))
print(where({0: 1.5, 1: 2.5}, "ab", 2), where([2, "x"], [3, 2], 2))


def axpy(out, row, x, n):
    for j in range(n):
        out[j] += x * row[j]
    for j in range(n):
        out[j] -= row[j] * x
        out[-1] += x * x
        out[0] = row[0] - x * x
        out[1] = row[1] + x * x
    return out


def fixed_axpy(v, dx, a):
    v[0] -= dx * a
    v[1] += dx * a
    v[-1] -= a * dx
    return v


for _ in range(3):
    print(axpy([1.5, 2.5], [0.5, 0.25], 3.0, 2))
    print(axpy([1, 2], [3, 4], 5, 2), axpy([1.5, 2], [3, 0.5], 2, 2))
    print(axpy({0: 1.5, 1: 2.5, -1: 0.0}, [0.5, 0.25], 3.0, 2))
    print(fixed_axpy([1.5, 2.5, 0.0], 2.0, 0.25), fixed_axpy([1, 2, 3], 4, 5))
    print(fixed_axpy([1.5, 2.5, "x"][:2], float("inf"), 0.0))
    for out in ((1.5, 2.5), [1.5], [None, 1.5], [1.5, "x"]):
        try:
            print(axpy(out, [0.5, 0.25], 3.0, 2))
        except Exception as e:
            print(type(e).__name__, e, out, e.__traceback__.tb_next.tb_lineno)
    print(axpy(Loud([1.5, 2.5]), [0.5, 0.25], 3.0, 2))

DIGITS = [set(range(1, 10)), frozenset((-1, 0, 33, 65)), set(), {1.0, True, "a"},
          {2 ** 60, -2}]
DIGITS[0].discard(5)
DIGITS[0] -= {7, 8}
for s in DIGITS:
    print([i for i in range(-3, 70) if i in s], [i not in s for i in range(9)],
          2 ** 60 in s, 5 in s or 1 in s, True in s, 1.0 in s)
for bad in ([], {}, {1}, set()):
    try:
        print(bad in DIGITS[0], bad in DIGITS[1])
    except TypeError as e:
        print(e)
flags = [True] * 10
flags[3::2] = [False] * 4
flags[::-3] = "abcd"
print(flags, [None] * 0, [0] * -1, [1, 2] * 3, [[]] * 2)
flags[5:2:1] = []
flags[5:2:-1] = [7, 8, 9]
flags[20::2] = []
print(flags)
