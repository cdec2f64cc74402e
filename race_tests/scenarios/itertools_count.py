# scenario: itertools_count
# row: E08
# shares: foo, an itertools.count
# operation: next(foo)
# expect: violation IsolationError itertools.count.__next__
# control: helgrind store_iterator_field canary_read itertools.count.a foo ; digest itertools.count.a foo
# contexts: 2

import itertools
import parallel

foo = itertools.count(5)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
