# scenario: array_reverse
# row: C15
# shares: foo, an array
# operation: foo.reverse() if i == 0 else 0
# expect: violation IsolationError array.reverse
# control: helgrind store_bytearray_move canary_read array.array.items foo ; digest array.array.items foo
# contexts: 2
# outcomes: violation ok

import array
import parallel

foo = array.array('i', [3, 1, 2])


def work(i):
    foo.reverse() if i == 0 else 0  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
