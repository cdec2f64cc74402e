print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([])))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])))
print(list(zip(*[(1, 2), (3, 4)])))
print(list(map(str, [1, 2])))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])))
print(list(filter(None, [0, 1, "", "x"])))
print(list(filter(lambda x: x > 1, [1, 2])))
print(list(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))))
print(dict(zip("ab", range(2))), dict(enumerate("xy")), tuple(map(int, "123")))
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(iter([]), None))
print(list(zip(it, it)), [a for a, in zip([1, 2])])
pairs = iter(range(6))
print(list(zip(pairs, pairs)))
m = map(lambda x: x * 2, [1, 2, 3])
print(next(m), list(m), list(m))
print(type(map(str, [])).__name__, type(zip()).__name__, type(filter(None,
      [])).__name__, type(enumerate([])).__name__, type(reversed([])).__name__)
print(list(map(max, [1, 5], [3, 2])), sum(map(len, ["a", "bb"])))
print([i for i, x in enumerate("banana") if x == "a"], max(enumerate([3, 9])))
print(list(zip(range(3), "abc", [True, False, None])))
lazy = map(lambda x: 1 / x, [1, 0])
print(next(lazy))
try:
    next(lazy)
except ZeroDivisionError as error:
    print(error)


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: list(zip(5)))
attempt(lambda: list(zip([1], 5)))
attempt(lambda: map())
attempt(lambda: map(str))
attempt(lambda: map(str, 5))
attempt(lambda: list(map(5, [1])))
attempt(lambda: filter(None))
attempt(lambda: filter(None, 5))
attempt(lambda: enumerate(5))
attempt(lambda: enumerate())
attempt(lambda: next(iter([])))
attempt(lambda: next())
attempt(lambda: list(zip([1, 2], [1], strict=True)))
attempt(lambda: list(zip([1], [1, 2], strict=True)))
attempt(lambda: list(zip([1], [2], strict=True)))
