# scenario: itertools_islice
# row: E08
# shares: foo, an itertools.islice
# operation: next(foo)
# expect: violation IsolationError itertools.islice.__next__
# control: helgrind store_iterator_index canary_read itertools.islice.next foo ; digest itertools.islice.next foo
# contexts: 2

import itertools
import parallel

foo = itertools.islice(range(99), 1, 50)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
