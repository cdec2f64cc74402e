# scenario: heap_heapify_max
# row: C07
# shares: foo, a list
# operation: _heapq._heapify_max(foo)
# expect: violation IsolationError _heapq._heapify_max
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import _heapq
import parallel

foo = [1, 3, 4, 6, 7, 8]


def work(i):
    _heapq._heapify_max(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
