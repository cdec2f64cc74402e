# scenario: deque_rotate
# row: C15
# shares: foo, a deque
# operation: foo.rotate(1)
# expect: violation IsolationError deque.rotate
# control: helgrind store_deque_first canary_read collections.deque.first foo ; digest collections.deque.first foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.rotate(1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
