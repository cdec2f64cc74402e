# scenario: deque_remove
# row: C15
# shares: foo, a deque
# operation: foo.remove(i)
# expect: violation IsolationError deque.remove
# control: helgrind store_deque_first canary_read collections.deque.first foo ; digest collections.deque.first foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([0, 1, 2, 3])


def work(i):
    foo.remove(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
