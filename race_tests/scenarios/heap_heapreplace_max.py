# scenario: heap_heapreplace_max
# row: C07
# shares: foo, a list
# operation: _heapq._heapreplace_max(foo, i)
# expect: violation IsolationError _heapq._heapreplace_max
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import _heapq
import parallel

foo = [8, 7, 3, 2, 1]


def work(i):
    _heapq._heapreplace_max(foo, i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
