# scenario: deque_insert
# row: C15
# shares: foo, a deque
# operation: foo.insert(1, i)
# expect: violation IsolationError deque.insert
# control: helgrind store_deque_first canary_read collections.deque.first foo ; digest collections.deque.first foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.insert(1, i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
