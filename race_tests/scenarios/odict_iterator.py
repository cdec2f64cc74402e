# scenario: odict_iterator
# row: E03
# shares: foo, an iterator over an OrderedDict
# operation: next(foo)
# expect: violation IsolationError odict_iterator.__next__
# control: helgrind store_iterator_index32 canary_read odict_iterator.pos foo ; digest odict_iterator.pos foo
# contexts: 2

import parallel
from _collections import OrderedDict

bar = OrderedDict((n, n) for n in range(6))
foo = iter(bar)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
