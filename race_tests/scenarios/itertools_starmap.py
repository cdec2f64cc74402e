# scenario: itertools_starmap
# row: E08
# shares: foo, an itertools.starmap
# operation: next(foo)
# expect: violation IsolationError itertools.starmap.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import itertools
import parallel

foo = itertools.starmap(max, [(1, 2)] * 9)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
