# scenario: deque_extendleft
# row: C15
# shares: foo, a deque
# operation: foo.extendleft([i])
# expect: violation IsolationError deque.extendleft
# control: helgrind store_deque_first canary_read collections.deque.first foo ; digest collections.deque.first foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.extendleft([i])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
