# scenario: bytearray_append
# row: C15
# shares: foo, a bytearray
# operation: foo.append(i)
# expect: violation IsolationError bytearray.append
# control: helgrind store_bytearray_len canary_read bytearray.len foo ; digest bytearray.len foo
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    foo.append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
