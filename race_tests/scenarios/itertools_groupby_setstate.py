# scenario: itertools_groupby_setstate
# row: E08
# shares: foo, an itertools.groupby
# operation: foo.__setstate__((1, 2, 3))
# expect: violation IsolationError groupby.__setstate__
# control: helgrind store_iterator_field canary_read itertools.groupby.target foo ; digest itertools.groupby.target foo
# contexts: 2

import itertools
import parallel

foo = itertools.groupby([1, 1, 2])


def work(i):
    foo.__setstate__((1, 2, 3))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
