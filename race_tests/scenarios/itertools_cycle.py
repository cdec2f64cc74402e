# scenario: itertools_cycle
# row: E08
# shares: foo, an itertools.cycle
# operation: next(foo)
# expect: violation IsolationError itertools.cycle.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import itertools
import parallel

foo = itertools.cycle([1, 2, 3])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
