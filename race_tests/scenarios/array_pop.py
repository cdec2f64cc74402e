# scenario: array_pop
# row: C15
# shares: foo, an array
# operation: foo.pop()
# expect: violation IsolationError array.pop
# control: helgrind store_array_len canary_read array.array.len foo ; digest array.array.len foo
# contexts: 2

import array
import parallel

foo = array.array('i', [3, 1, 2])


def work(i):
    foo.pop()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
