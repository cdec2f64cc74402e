# scenario: deque_append
# row: C15
# shares: foo, a deque
# operation: foo.append(i)
# expect: violation IsolationError deque.append
# control: helgrind store_deque_len canary_read collections.deque.len foo ; digest collections.deque.len foo
# contexts: 2

import parallel
from _collections import deque

foo = deque([1, 2, 3])


def work(i):
    foo.append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
