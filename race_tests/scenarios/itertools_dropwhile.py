# scenario: itertools_dropwhile
# row: E08
# shares: foo, an itertools.dropwhile
# operation: next(foo)
# expect: violation IsolationError itertools.dropwhile.__next__
# control: helgrind store_iterator_field canary_read itertools.dropwhile.passed foo ; digest itertools.dropwhile.passed foo
# contexts: 2

import itertools
import parallel

foo = itertools.dropwhile(bool, [0, 1, 2, 3])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
