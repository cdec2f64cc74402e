# scenario: itertools_dropwhile_setstate
# row: E08
# shares: foo, an itertools.dropwhile
# operation: foo.__setstate__(1)
# expect: violation IsolationError dropwhile.__setstate__
# control: helgrind store_iterator_field canary_read itertools.dropwhile.passed foo ; digest itertools.dropwhile.passed foo
# contexts: 2

import itertools
import parallel

foo = itertools.dropwhile(bool, [0, 1])


def work(i):
    foo.__setstate__(1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
