# scenario: deque_reverse
# row: C15
# shares: foo, a deque
# operation: foo.reverse() if i == 0 else 0
# expect: violation IsolationError deque.reverse
# control: helgrind store_deque_item canary_read collections.deque.items foo ; digest collections.deque.items foo
# contexts: 2
# outcomes: violation ok

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.reverse() if i == 0 else 0  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
