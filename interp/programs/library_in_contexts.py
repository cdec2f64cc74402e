"""Main's deques, defaultdicts, OrderedDicts, partials and caches in contexts:
every read is allowed and every change is refused, and changes nothing."""
import parallel
from collections import Counter, OrderedDict, defaultdict, deque
from functools import lru_cache, partial
from operator import iadd, imul, ior, setitem

d = deque([1, 2, 3], 5)
dd = defaultdict(list, {"a": [1]})
none = defaultdict(None, {"a": 1})
od = OrderedDict(a=1, b=2, c=3)
p = partial(pow, 2)
count = Counter("aab")
calls = []


@lru_cache(maxsize=2)
def square(x):
    return x * x


@lru_cache(maxsize=None)
def free(x):
    return [x]


square(1), square(2), free(1)
READS = [
    (lambda: list(d), [1, 2, 3]), (lambda: d[0] + d[-1], 4),
    (lambda: (2 in d, d.count(3), d.index(3), len(d)), (True, 1, 2, 3)),
    (lambda: list(reversed(d)), [3, 2, 1]), (lambda: d.copy(), d),
    (lambda: d + deque([4]), deque([1, 2, 3, 4])),
    (lambda: (d == deque([1, 2, 3]), d < deque([2])), (True, True)),
    (lambda: repr(d), "deque([1, 2, 3], maxlen=5)"),
    (lambda: (dd["a"], dd.get("z"), "z" in dd), ([1], None, False)),
    (lambda: dd.copy(), dd), (lambda: dd | {"b": 2}, {"a": [1], "b": 2}),
    (lambda: list(od), ["a", "b", "c"]),
    (lambda: list(reversed(od.items()))[0], ("c", 3)),
    (lambda: (od["b"], od == od.copy()), (2, True)),
    (lambda: OrderedDict(od, z=0).popitem(), ("z", 0)),
    (lambda: (p(5), p.args, partial(p, 3)()), (32, (2,), 8)),
    (lambda: (square(1), square(2), square(7)), (1, 4, 49)),
    (lambda: (free(1), free(2)), ([1], [2])),
    (lambda: square.cache_info()[:2], (0, 2)),
    (lambda: (count["a"], count["z"], (count + count)["a"]), (2, 0, 4)),
]
CHANGES = [
    lambda: d.append(1), lambda: d.appendleft(1), lambda: d.pop(),
    lambda: d.popleft(), lambda: d.extend([]), lambda: d.extendleft([]),
    lambda: d.clear(), lambda: d.remove(1), lambda: d.insert(0, 1),
    lambda: d.reverse(), lambda: d.rotate(), lambda: d.__init__(),
    lambda: setitem(d, 0, 9), lambda: d.__delitem__(0), lambda: iadd(d, [1]),
    lambda: imul(d, 2), lambda: dd["z"], lambda: dd.__missing__("z"),
    lambda: dd.setdefault("z"), lambda: dd.update(a=1), lambda: dd.pop("a"),
    lambda: setattr(dd, "default_factory", int), lambda: dd.__init__(int),
    lambda: dd["z"].append(1), lambda: dd["a"].append(2),
    lambda: ior(dd, {}), lambda: od.move_to_end("a"), lambda: od.popitem(),
    lambda: od.popitem(last=False), lambda: od.pop("a"), lambda: od.clear(),
    lambda: od.update(a=1), lambda: od.setdefault("a"), lambda: ior(od, {}),
    lambda: setitem(od, "a", 5), lambda: setattr(od, "attr", 5),
    lambda: od.__init__(), lambda: p.__setstate__((pow, (), {}, None)),
    lambda: setattr(p, "attr", 1), lambda: square.cache_clear(),
    lambda: setattr(square, "attr", 1), lambda: count.update("a"),
    lambda: p.keywords.update(x=1), lambda: list(map(d.append, [1])),
]


def read(i):
    try:
        return READS[i][0]() == READS[i][1]
    except parallel.IsolationError as e:
        return "refused: " + e.operation


def change(i):
    try:
        return "allowed", CHANGES[i]()
    except parallel.IsolationError:
        return "refused"


answers = parallel.map(read, range(len(READS)))
print([i for i, a in enumerate(answers) if a is not True])  # expect: []
answers = parallel.map(change, range(len(CHANGES)))
print([i for i, a in enumerate(answers) if a != "refused"])  # expect: []
print(d, dict(dd), dict(none))  # expect: deque([1, 2, 3], maxlen=5) {'a': [1]} {'a': 1}
print(od, p(3), count)  # expect: OrderedDict([('a', 1), ('b', 2), ('c', 3)]) 8 Counter({'a': 2, 'b': 1})
info = square.cache_info()
print(info.hits, info.misses, info.currsize)  # expect: 0 2 2


def no_factory(i):
    try:
        none["z"]
    except KeyError as e:
        return e.args


print(parallel.map(no_factory, [0]))  # expect: [('z',)]


def named(i):
    try:
        dd["missing"]
    except parallel.IsolationError as e:
        return e.operation


def method(i):
    try:
        d.rotate(1)
    except parallel.IsolationError as e:
        return e.operation, e.kind


print(parallel.map(method, [0]))  # expect: [('deque.rotate', 'deque')]
print("dict" in parallel.map(named, [0])[0])  # expect: True
