# scenario: deque_clear
# row: C15
# shares: foo, a deque
# operation: foo.clear()
# expect: violation IsolationError deque.clear
# control: helgrind store_deque_store canary_read collections.deque.store foo ; digest collections.deque.store foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.clear()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
