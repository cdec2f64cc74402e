# scenario: heap_heappush
# row: C07
# shares: foo, a list
# operation: _heapq.heappush(foo, i)
# expect: violation IsolationError _heapq.heappush
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import _heapq
import parallel

foo = [1, 3, 4, 6, 7, 8]


def work(i):
    _heapq.heappush(foo, i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
