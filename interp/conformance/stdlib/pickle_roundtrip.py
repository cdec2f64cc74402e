"""pickle, as the library has it in Python: every protocol, there and back."""
import collections
import io
import pickle
import pickletools


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return vars(self) == vars(other)


class State:
    __slots__ = ("a", "b")

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.a, self.b = state["a"], "set"


class Made(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    def __getnewargs__(self):
        return tuple(self)


def function():
    return 1


shared = [1]
cycle = [shared, shared]
cycle.append(cycle)
Pair = collections.namedtuple("Pair", "left right")
values = [None, True, 0, -1, 2 ** 100, 1.5, float("inf"), "t\u00e9xt\U0001f600", b"b\xff",
          bytearray(b"x"), (), (1, (2,)), [1, [2]], {"a": {1: 2}}, {1, 2}, frozenset("a"),
          range(3), slice(1, 2), Ellipsis, NotImplemented, int, len, function, Point(1, [2]),
          Made(1, 2), Pair(1, 2), collections.OrderedDict(a=1), collections.Counter("aab"),
          collections.deque([1, 2], 3), collections.defaultdict(list, {1: [2]}),
          ValueError("x", 1), "".join, Point.__init__]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    good = 0
    for value in values:
        try:
            back = pickle.loads(pickle.dumps(value, protocol))
        except Exception as e:
            print(protocol, repr(value)[:30], type(e).__name__, e)
            continue
        same = back == value or repr(back) == repr(value)
        good += same
        if not same:
            print(protocol, value, back)
    print(protocol, good)
    back = pickle.loads(pickle.dumps(cycle, protocol))
    print(back[0] is back[1], back[2] is back)
s = State()
s.a, s.b = 1, 2
back = pickle.loads(pickle.dumps(s, 2))
print(back.a, back.b)
print(pickle.dumps([1, "a", {2: 3}, (4.5, None)], 0))
print(pickle.dumps([1, "a", {2: 3}, (4.5, None)], 4))
for bad in (lambda: 1, (x for x in ()), open):
    try:
        pickle.dumps(bad)
        print("pickled")
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
text = io.StringIO()
pickletools.dis(pickle.dumps((1, [2]), 2), text)
print(text.getvalue())
