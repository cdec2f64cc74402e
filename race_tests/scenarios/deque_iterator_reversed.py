# scenario: deque_iterator_reversed
# row: E02
# shares: foo, a reverse iterator over a deque
# operation: next(foo)
# expect: violation IsolationError _collections._deque_reverse_iterator.__next__
# control: helgrind store_iterator_index canary_read _collections._deque_reverse_iterator.index foo ; digest _collections._deque_reverse_iterator.index foo
# contexts: 2

import parallel
from _collections import deque

bar = deque(range(9))
foo = reversed(bar)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
