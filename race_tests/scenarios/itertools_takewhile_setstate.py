# scenario: itertools_takewhile_setstate
# row: E08
# shares: foo, an itertools.takewhile
# operation: foo.__setstate__(1)
# expect: violation IsolationError takewhile.__setstate__
# control: helgrind store_iterator_field canary_read itertools.takewhile.passed foo ; digest itertools.takewhile.passed foo
# contexts: 2

import itertools
import parallel

foo = itertools.takewhile(bool, [1, 2])


def work(i):
    foo.__setstate__(1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
