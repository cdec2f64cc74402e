# scenario: deque_init
# row: C15
# shares: foo, a deque
# operation: foo.__init__([i + 7])
# expect: violation IsolationError deque.__init__
# control: helgrind store_deque_store canary_read collections.deque.store foo ; digest collections.deque.store foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.__init__([i + 7])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
