# scenario: itertools_accumulate_setstate
# row: E08
# shares: foo, an itertools.accumulate
# operation: foo.__setstate__(i + 5)
# expect: violation IsolationError accumulate.__setstate__
# control: helgrind store_iterator_field canary_read itertools.accumulate.total foo ; digest itertools.accumulate.total foo
# contexts: 2

import itertools
import parallel

foo = itertools.accumulate([1, 2, 3])


def work(i):
    foo.__setstate__(i + 5)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
