# scenario: array_frombytes
# row: C15
# shares: foo, an array
# operation: foo.frombytes(b'abcd')
# expect: violation IsolationError array.frombytes
# control: helgrind store_array_len canary_read array.array.len foo ; digest array.array.len foo
# contexts: 2

import array
import parallel

foo = array.array('i', [3, 1, 2])


def work(i):
    foo.frombytes(b'abcd')  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
