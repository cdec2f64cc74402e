# scenario: itertools_islice_setstate
# row: E08
# shares: foo, an itertools.islice
# operation: foo.__setstate__(i + 3)
# expect: violation IsolationError islice.__setstate__
# control: helgrind store_iterator_index canary_read itertools.islice.count foo ; digest itertools.islice.count foo
# contexts: 2

import itertools
import parallel

foo = itertools.islice(range(9), 5)


def work(i):
    foo.__setstate__(i + 3)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
