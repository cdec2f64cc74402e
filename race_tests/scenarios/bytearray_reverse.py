# scenario: bytearray_reverse
# row: C15
# shares: foo, a bytearray
# operation: foo.reverse()
# expect: violation IsolationError bytearray.reverse
# control: helgrind store_bytearray_byte canary_read bytearray.bytes foo
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    foo.reverse()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
