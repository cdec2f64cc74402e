# scenario: bytearray_remove
# row: C15
# shares: foo, a bytearray
# operation: foo.remove(97 + i)
# expect: violation IsolationError bytearray.remove
# control: helgrind store_bytearray_len canary_read bytearray.len foo ; digest bytearray.len foo
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    foo.remove(97 + i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
