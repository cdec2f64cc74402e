# scenario: deque_pop
# row: C15
# shares: foo, a deque
# operation: foo.pop()
# expect: violation IsolationError deque.pop
# control: helgrind store_deque_len canary_read collections.deque.len foo ; digest collections.deque.len foo
# contexts: 2

import parallel
from _collections import deque

foo = deque(range(8))


def work(i):
    foo.pop()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
