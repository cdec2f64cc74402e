"""sum, min, max, any, all over lists, ranges, iterators: ints, floats, others."""
BIG = 2**62
for items in ([], [1, 2], [True, 2], [BIG, BIG, 1], [-BIG, -BIG, -BIG], [BIG] * 5,
              [1, 2.5, 3], [0.1] * 10, [1.5, 2**70], [2**70, 1.5], [1, True, 2.5],
              [-0.0], [-0.0, -0.0], [float("inf"), 1], [1, float("nan")],
              (1, 2, 3), (0.5, 1), [2**47 - 1, 1], [-2**47, -1], [1.5, True]):
    for start in (0, 5, 0.0, -0.0, 2**63, True):
        print(repr(sum(items, start)), end=" ")
    print(repr(sum(iter(items))), any(items), all(items))
for r in (range(0), range(10), range(5, -20, -3), range(2**46, 2**46 + 5),
          range(2**70, 2**70 + 3), range(-10**4, 10**4 + 1), range(1, 10**4),
          range(0, 2**47, 2**40), range(7, 8), range(2**47, 2**47 + 9, 3)):
    print(sum(r), sum(r, 10), sum(r, 2.5), min(r, default="none"),
          max(r, default="none"), any(r))
print(sum([[1], [2]], []), sum([(1,), (2,)], ()), sum({1: 2, 3: 4}),
      sum(x * x for x in range(5)), sum([], start=3), sum({1.5, 2}))
for items in ([3, 1, 2], [1.5, 1, 2], ["b", "a", "c"], [(1, 2), (1, 1)],
              [2**70, 1, -2**70], [True, 2, 0], ["\u65e5", "z", "\xe9"],
              [1, 1.0, True], [0.0, -0.0], [float("nan"), 1], [1, float("nan")]):
    print(repr(min(items)), repr(max(items)), repr(min(iter(items))),
          repr(max(*items)), min(items, key=str), max(items, key=lambda x: 0))
for use in (lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b""], b""),
            lambda: sum([], bytearray()), lambda: sum(5), lambda: sum(),
            lambda: sum([1], None), lambda: sum([None]), lambda: min([]),
            lambda: max(()), lambda: min(), lambda: min(5), lambda: min(1, "a"),
            lambda: max(["a", 1]), lambda: min([1, None]), lambda: min([], default=4),
            lambda: min(1, 2, default=3), lambda: max([1, 2], key=5),
            lambda: any(5), lambda: all(None), lambda: any([], [])):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
grow = [1, 2, 3]
print(any(grow.append(0) or x > 90 for x in grow if len(grow) < 20), len(grow))
