# scenario: heap_heappop_max
# row: C07
# shares: foo, a list
# operation: _heapq._heappop_max(foo)
# expect: violation IsolationError _heapq._heappop_max
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import _heapq
import parallel

foo = [8, 7, 3, 2, 1]


def work(i):
    _heapq._heappop_max(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
