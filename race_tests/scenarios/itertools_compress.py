# scenario: itertools_compress
# row: E08
# shares: foo, an itertools.compress
# operation: next(foo)
# expect: violation IsolationError itertools.compress.__next__
# control: helgrind store_iterator_field canary_read range_iterator.next ; digest range_iterator.next
# contexts: 2

import itertools
import parallel

foo = itertools.compress(range(9), [1] * 9)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
