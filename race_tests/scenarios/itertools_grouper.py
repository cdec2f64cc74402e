# scenario: itertools_grouper
# row: E08
# shares: foo, a group of a groupby
# operation: next(foo)
# expect: violation IsolationError itertools._grouper.__next__
# control: helgrind store_iterator_field canary_read itertools.groupby.key bar ; digest itertools.groupby.key bar
# contexts: 2

import itertools
import parallel

bar = itertools.groupby([1, 1, 1, 1, 2])
foo = next(bar)[1]


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
