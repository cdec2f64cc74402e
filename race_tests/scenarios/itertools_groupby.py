# scenario: itertools_groupby
# row: E08
# shares: foo, an itertools.groupby
# operation: next(foo)
# expect: violation IsolationError itertools.groupby.__next__
# control: helgrind store_iterator_field canary_read itertools.groupby.target foo ; digest itertools.groupby.target foo
# contexts: 2

import itertools
import parallel

foo = itertools.groupby([1, 1, 2, 3, 4])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
