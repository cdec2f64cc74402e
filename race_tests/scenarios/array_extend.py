# scenario: array_extend
# row: C15
# shares: foo, an array
# operation: foo.extend([i])
# expect: violation IsolationError array.extend
# control: helgrind store_array_len canary_read array.array.len foo ; digest array.array.len foo
# contexts: 2

import array
import parallel

foo = array.array('i', [3, 1, 2])


def work(i):
    foo.extend([i])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
