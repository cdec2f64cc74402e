# scenario: bytearray_init
# row: C15
# shares: foo, a bytearray
# operation: foo.__init__(b"x")
# expect: violation IsolationError bytearray.__init__
# control: helgrind store_bytearray_len canary_read bytearray.len foo ; digest bytearray.len foo
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    foo.__init__(b"x")  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
