# scenario: array_fromfile
# row: C15
# shares: foo, an array
# operation: foo.fromfile(open('/dev/zero', 'rb'), 2)
# expect: violation IsolationError array.fromfile
# control: helgrind store_array_len canary_read array.array.len foo ; digest array.array.len foo
# contexts: 2

import array
import parallel

foo = array.array('b', [1])


def work(i):
    foo.fromfile(open('/dev/zero', 'rb'), 2)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
