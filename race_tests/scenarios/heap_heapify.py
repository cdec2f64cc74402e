# scenario: heap_heapify
# row: C07
# shares: foo, a list
# operation: _heapq.heapify(foo)
# expect: violation IsolationError _heapq.heapify
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import _heapq
import parallel

foo = [5, 4, 3, 2, 1, 0, 7, 8]


def work(i):
    _heapq.heapify(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
