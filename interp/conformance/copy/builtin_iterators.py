"""__reduce__ and __setstate__ of the built-in iterators, range and slice."""
import copy
import pickle


def advanced(make, steps=1):
    it = make()
    for _ in range(steps):
        next(it)
    return it


class Squares:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i

    def __eq__(self, other):
        return type(other) is Squares

    def __repr__(self):
        return "Squares()"


data = [10, 20, 30]
makers = [
    lambda: iter(data), lambda: reversed(data), lambda: iter((1, 2, 3)),
    lambda: iter("abc"), lambda: iter(b"abc"), lambda: iter(bytearray(b"abc")),
    lambda: iter(range(2, 20, 3)), lambda: reversed(range(5)),
    lambda: iter(range(2 ** 70, 2 ** 70 + 3)), lambda: iter({1: 2, 3: 4, 5: 6}),
    lambda: iter({1: 2, 3: 4}.items()), lambda: reversed({1: 2, 3: 4}),
    lambda: iter({7, 8}), lambda: iter(Squares()), lambda: reversed((1, 2, 3)),
]
for make in makers:
    it = advanced(make)
    f, args, *state = it.__reduce__()
    print(f.__name__, args, state, list(copy.copy(it)), list(it))
    print(it.__reduce__()[:2] if "dict" not in type(it).__name__
          and "set_" not in type(it).__name__ else list(it))

calls = iter([1, 2, 3, 0]).__next__
it = iter(calls, 0)
print(it.__reduce__()[0].__name__, it.__reduce__()[1][1], list(it),
      it.__reduce__())
print(enumerate("ab", 5).__reduce__()[1][1], zip("a", "b").__reduce__()[2:],
      zip("a", "b", strict=True).__reduce__()[2:],
      map(len, ["a"]).__reduce__()[1][0], filter(None, [1]).__reduce__()[1][0])
pairs = zip("ab", "c")
pairs.__setstate__(1)
try:
    print(list(pairs))
except ValueError as e:
    print(e)

print(range(1, 9, 3).__reduce__(), slice(1, None, 2).__reduce__())
print(copy.deepcopy(range(4)), copy.deepcopy(slice(1, 2)),
      copy.deepcopy([range(3), iter([1, 2])])[0])
print(Ellipsis.__reduce__(), NotImplemented.__reduce__())

for make, states in ((lambda: iter(data), (-5, 1, 9)),
                     (lambda: reversed(data), (-5, 1, 9)),
                     (lambda: iter((1, 2, 3)), (2, 99)),
                     (lambda: iter("abc"), (1, -1)),
                     (lambda: iter(range(0, 50, 10)), (3, -1, 99)),
                     (lambda: iter(Squares()), (-3, 2)),
                     (lambda: reversed((1, 2, 3)), (0, 9))):
    for state in states:
        it = make()
        it.__setstate__(state)
        print(state, list(it), end=" ")
    print()
for bad in ("x", 2 ** 100, 1.5):
    try:
        iter([1]).__setstate__(bad)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for protocol in range(2, 5):
    it = pickle.loads(pickle.dumps(advanced(lambda: iter("abcd"), 2), protocol))
    print(list(it), pickle.loads(pickle.dumps(range(3), protocol)))
for thing in ({}.keys(), (x for x in ()), {}.items(), type.__dict__):
    try:
        copy.copy(thing)
    except TypeError as e:
        print(e)
