# scenario: deque_extend
# row: C15
# shares: foo, a deque
# operation: foo.extend([i])
# expect: violation IsolationError deque.extend
# control: helgrind store_deque_len canary_read collections.deque.len foo ; digest collections.deque.len foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.extend([i])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
