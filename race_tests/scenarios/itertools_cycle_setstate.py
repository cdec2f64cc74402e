# scenario: itertools_cycle_setstate
# row: E08
# shares: foo, an itertools.cycle
# operation: foo.__setstate__(([i], 0))
# expect: violation IsolationError cycle.__setstate__
# control: helgrind store_iterator_field canary_read itertools.cycle.saved foo ; digest itertools.cycle.saved foo
# contexts: 2

import itertools
import parallel

foo = itertools.cycle([1, 2, 3])


def work(i):
    foo.__setstate__(([i], 0))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
