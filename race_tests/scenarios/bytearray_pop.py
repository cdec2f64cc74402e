# scenario: bytearray_pop
# row: C15
# shares: foo, a bytearray
# operation: foo.pop()
# expect: violation IsolationError bytearray.pop
# control: helgrind store_bytearray_len canary_read bytearray.len foo ; digest bytearray.len foo
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    foo.pop()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
