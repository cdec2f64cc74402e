# scenario: itertools_filterfalse
# row: E08
# shares: foo, an itertools.filterfalse
# operation: next(foo)
# expect: violation IsolationError itertools.filterfalse.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import itertools
import parallel

foo = itertools.filterfalse(None, [0, 0, 0, 0])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
