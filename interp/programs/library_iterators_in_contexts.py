"""Main's itertools iterators in contexts: advancing any is refused and moves
none; context iterators over them are refused at the source."""
import parallel
from collections import deque
from itertools import (accumulate, chain, combinations,
                       combinations_with_replacement, compress, count, cycle,
                       dropwhile, filterfalse, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile, tee,
                       zip_longest)
from collections import OrderedDict
from copy import copy

yes = lambda x: True
no = lambda x: False
data = [1, 2, 3]
MAKE = [
    lambda: accumulate(data), lambda: chain(data), lambda: cycle(data),
    lambda: combinations(data, 2), lambda: permutations(data),
    lambda: combinations_with_replacement(data, 2), lambda: product(data),
    lambda: compress(data, data), lambda: count(), lambda: repeat(1),
    lambda: repeat(1, 5), lambda: dropwhile(no, data),
    lambda: takewhile(yes, data), lambda: filterfalse(no, data),
    lambda: groupby(data), lambda: islice(data, 2), lambda: pairwise(data),
    lambda: starmap(pow, [(1, 2)]), lambda: tee(data)[0],
    lambda: zip_longest(data), lambda: iter(deque(data)),
    lambda: reversed(deque(data)), lambda: iter(OrderedDict(a=1)),
]
ITS = [make() for make in MAKE]
gen = (i for i in range(100))
WRAP = [
    lambda: next(islice(gen, 3)), lambda: next(islice(gen, 5, None)),
    lambda: next(chain(gen)), lambda: next(chain.from_iterable([gen])),
    lambda: next(accumulate(gen)), lambda: next(cycle(gen)),
    lambda: next(compress(gen, [1])), lambda: next(compress([1], gen)),
    lambda: next(dropwhile(yes, gen)), lambda: next(takewhile(yes, gen)),
    lambda: next(filterfalse(no, gen)), lambda: next(groupby(gen)),
    lambda: next(pairwise(gen)), lambda: next(starmap(pow, gen)),
    lambda: next(tee(gen)[0]), lambda: next(zip_longest(gen)),
    lambda: combinations(gen, 2), lambda: product(gen),
    lambda: permutations(gen), lambda: deque(gen), lambda: deque().extend(gen),
    lambda: combinations_with_replacement(gen, 1),
]


def advance(i):
    try:
        return "allowed", next(ITS[i])
    except parallel.IsolationError:
        return "refused"


def wrapped(i):
    try:
        return "allowed", WRAP[i]()
    except parallel.IsolationError as e:
        return e.kind


def local(i):
    return list(islice(MAKE[i](), 4)) is not None


answers = parallel.map(advance, range(len(ITS)))
print([i for i, a in enumerate(answers) if a != "refused"])  # expect: []
answers = parallel.map(wrapped, range(len(WRAP)))
print([i for i, a in enumerate(answers) if a != "generator"])  # expect: []
print(all(parallel.map(local, range(len(MAKE)))))  # expect: True
print(next(gen), [next(it) for it in ITS[:4]])  # expect: 0 [1, 1, 1, (1, 2)]
# expect: (1,) 1
print(next(ITS[6]), next(ITS[15]))

# a copy of main's tee reads what main has read, and no further
first, second = tee(iter(range(5)))
next(first), next(first)


def copied(i):
    it = copy(second)
    got = [next(it), next(it)]
    try:
        next(it)
    except parallel.IsolationError:
        got.append("refused")
    return got


print(parallel.map(copied, [0]))  # expect: [[0, 1, 'refused']]
print(list(first), list(second))  # expect: [2, 3, 4] [0, 1, 2, 3, 4]

# the groups of main's groupby
groups = groupby("aab")
_, members = next(groups)


def group(i):
    try:
        return next(members)
    except parallel.IsolationError:
        return "refused"


print(parallel.map(group, [0]), list(members))  # expect: ['refused'] ['a', 'a']
