# scenario: deque_popleft
# row: C15
# shares: foo, a deque
# operation: foo.popleft()
# expect: violation IsolationError deque.popleft
# control: helgrind store_deque_first canary_read collections.deque.first foo ; digest collections.deque.first foo
# contexts: 2

import parallel
from _collections import deque

foo = deque(range(8))


def work(i):
    foo.popleft()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
