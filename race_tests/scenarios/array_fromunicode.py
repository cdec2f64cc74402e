# scenario: array_fromunicode
# row: C15
# shares: foo, an array
# operation: foo.fromunicode('c')
# expect: violation IsolationError array.fromunicode
# control: helgrind store_array_len canary_read array.array.len foo ; digest array.array.len foo
# contexts: 2

import array
import parallel

foo = array.array('u', 'ab')


def work(i):
    foo.fromunicode('c')  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
