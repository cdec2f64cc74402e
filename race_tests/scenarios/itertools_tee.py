# scenario: itertools_tee
# row: E08
# shares: foo, one of a tee
# operation: next(foo)
# expect: violation IsolationError itertools._tee.__next__
# control: helgrind store_iterator_index canary_read itertools._tee.index foo ; digest itertools._tee.index foo
# contexts: 2

import itertools
import parallel

foo, bar = itertools.tee([1, 2, 3, 4])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
