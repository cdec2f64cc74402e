print(range(5), range(1, 5), range(0, 10, 3), range(5, 0, -2))
print(list(range(5, 0, -2)), list(range(0)), list(range(3, 1)), len(range(10)))
r = range(0, 20, 3)
print(r[0], r[-1], r[2], r[1:3], r[::-1], len(r), 9 in r, 10 in r, 9.0 in r)
print(r.index(9), r.count(9), r.count(10), r.start, r.stop, r.step)
print(range(3) == range(0, 3), range(0) == range(5, 5), bool(range(0)))
print(list(reversed(range(4))), sum(range(101)), max(range(5)))
print(range(10**20, 10**20 + 3)[1], len(range(-5, 5)), range(2**40)[2**39])
print(hash(range(3)) == hash(range(0, 3, 1)), tuple(range(3)))
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, s.indices(4), slice(None).indices(3))
print(slice(None, None, -1).indices(5), slice(-3, None).indices(10),
      slice(10, -20, -3).indices(6))
a = list(range(10))
for sl in (slice(2, 5), slice(None, None, 3), slice(-3, None), slice(5, 2),
           slice(8, 2, -2), slice(None, -8, -1), slice(-100, 100),
           slice(100, -100, -4), slice(3, 3), slice(True, 4)):
    print(sl, a[sl], tuple(a)[sl], "0123456789"[sl], range(10)[sl])
print(slice(1) == slice(None, 1), slice(1, 2) == slice(1, 3))


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: range())
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1.5))
attempt(lambda: range("3"))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(3)[5])
attempt(lambda: range(3).index(7))
attempt(lambda: r["a"])
attempt(lambda: a[1:2:0])
attempt(lambda: a[1.0:])
attempt(lambda: slice())
attempt(lambda: range(3) + [1])
attempt(lambda: range(3) < range(4))


def store():
    r[0] = 1


attempt(store)
