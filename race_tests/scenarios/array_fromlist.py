# scenario: array_fromlist
# row: C15
# shares: foo, an array
# operation: foo.fromlist([i])
# expect: violation IsolationError array.fromlist
# control: helgrind store_array_len canary_read array.array.len foo ; digest array.array.len foo
# contexts: 2

import array
import parallel

foo = array.array('i', [3, 1, 2])


def work(i):
    foo.fromlist([i])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
