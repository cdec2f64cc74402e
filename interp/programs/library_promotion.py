"""Results made of deques, defaultdicts, OrderedDicts, partials, namedtuples and
getters come back whole; caches and shared iterators do not cross."""
import parallel
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import lru_cache, partial
from itertools import count, islice, tee
from operator import itemgetter

P = namedtuple("P", "x y")


def build(i):
    d = deque(range(i), 3)
    d.appendleft([i])
    dd = defaultdict(list)
    dd["k"].append(i)
    od = OrderedDict((k, i) for k in "cab")
    od.move_to_end("c")
    od.note = [i]
    return d, dd, od, partial(pow, i), P(i, [i]), itemgetter(0), Counter("aab")


d, dd, od, p, t, get, c = parallel.map(build, range(5))[4]
print(d, d.maxlen)  # expect: deque([[4], 1, 2], maxlen=3) 3
d.append(9)
d.rotate(1)
print(d)  # expect: deque([9, 1, 2], maxlen=3)
dd["new"].append(1)
print(dd)  # expect: defaultdict(<class 'list'>, {'k': [4], 'new': [1]})
od["z"] = 0
od.move_to_end("z", last=False)
print(od, od.note)  # expect: OrderedDict([('z', 0), ('a', 4), ('b', 4), ('c', 4)]) [4]
print(p(2), t, t.x, get("ab"), c)  # expect: 16 P(x=4, y=[4]) 4 a Counter({'a': 2, 'b': 1})


def identity_keys(i):
    class Key:
        pass

    keys = [Key() for _ in range(100)]
    return keys, OrderedDict((k, n) for n, k in enumerate(keys))


keys, table = parallel.map(identity_keys, [0])[0]
print(all(table[k] == n for n, k in enumerate(keys)))  # expect: True
print(list(table) == keys, next(reversed(table)) is keys[-1])  # expect: True True


def simple(i):
    it = count(5)
    next(it)
    return it


print(next(parallel.map(simple, [0])[0]))  # expect: 6


def cached(i):
    return lru_cache(len)


try:
    parallel.map(cached, [0])
except TypeError as e:
    print(e)
# expect: cannot promote result out of its context: 'functools._lru_cache_wrapper' objects are caches
