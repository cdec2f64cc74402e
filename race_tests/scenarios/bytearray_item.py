# scenario: bytearray_item
# row: C15
# shares: foo, a bytearray
# operation: foo[0] = i
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_bytearray_byte canary_read bytearray.bytes foo ; digest bytearray.bytes foo
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    foo[0] = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
