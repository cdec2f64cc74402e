# scenario: array_remove
# row: C15
# shares: foo, an array
# operation: foo.remove(i + 1)
# expect: violation IsolationError array.remove
# control: helgrind store_array_len canary_read array.array.len foo ; digest array.array.len foo
# contexts: 2

import array
import parallel

foo = array.array('i', [3, 1, 2])


def work(i):
    foo.remove(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
