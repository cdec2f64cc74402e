# scenario: bytearray_extend
# row: C15
# shares: foo, a bytearray
# operation: foo.extend(b'x')
# expect: violation IsolationError bytearray.extend
# control: helgrind store_bytearray_len canary_read bytearray.len foo ; digest bytearray.len foo
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    foo.extend(b'x')  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
