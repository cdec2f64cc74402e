# scenario: itertools_takewhile
# row: E08
# shares: foo, an itertools.takewhile
# operation: next(foo)
# expect: violation IsolationError itertools.takewhile.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import itertools
import parallel

foo = itertools.takewhile(bool, [1, 2, 3, 4])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
