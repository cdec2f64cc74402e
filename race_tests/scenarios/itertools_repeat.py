# scenario: itertools_repeat
# row: E08
# shares: foo, an itertools.repeat
# operation: next(foo)
# expect: violation IsolationError itertools.repeat.__next__
# control: helgrind store_iterator_index canary_read itertools.repeat.left foo ; digest itertools.repeat.left foo
# contexts: 2

import itertools
import parallel

foo = itertools.repeat(7, 9)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
