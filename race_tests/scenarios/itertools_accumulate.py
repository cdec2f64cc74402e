# scenario: itertools_accumulate
# row: E08
# shares: foo, an itertools.accumulate
# operation: next(foo)
# expect: violation IsolationError itertools.accumulate.__next__
# control: helgrind store_iterator_field canary_read itertools.accumulate.total foo ; digest itertools.accumulate.total foo
# contexts: 2

import itertools
import parallel

foo = itertools.accumulate(range(1, 9))


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
