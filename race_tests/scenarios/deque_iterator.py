# scenario: deque_iterator
# row: E02
# shares: foo, an iterator over a deque
# operation: next(foo)
# expect: violation IsolationError _collections._deque_iterator.__next__
# control: helgrind store_iterator_index canary_read _collections._deque_iterator.index foo ; digest _collections._deque_iterator.index foo
# contexts: 2

import parallel
from _collections import deque

bar = deque(range(9))
foo = iter(bar)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
