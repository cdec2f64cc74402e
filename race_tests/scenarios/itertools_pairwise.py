# scenario: itertools_pairwise
# row: E08
# shares: foo, an itertools.pairwise
# operation: next(foo)
# expect: violation IsolationError itertools.pairwise.__next__
# control: helgrind store_iterator_field canary_read itertools.pairwise.b foo ; digest itertools.pairwise.b foo
# contexts: 2

import itertools
import parallel

foo = itertools.pairwise([1, 2, 3, 4])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
