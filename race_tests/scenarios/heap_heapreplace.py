# scenario: heap_heapreplace
# row: C07
# shares: foo, a list
# operation: _heapq.heapreplace(foo, i + 9)
# expect: violation IsolationError _heapq.heapreplace
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import _heapq
import parallel

foo = [1, 3, 4, 6, 7, 8]


def work(i):
    _heapq.heapreplace(foo, i + 9)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
