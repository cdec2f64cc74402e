# scenario: bytearray_ok
# row: C15
# shares: foo, a bytearray
# operation: reading it, copying it, changing the copy
# expect: ok [(3, 97, b'abcx'), (3, 97, b'abcx')]
# control: none
# contexts: 2

import parallel

foo = bytearray(b"abc")


def work(i):
    own = bytearray(foo)
    own.append(120)
    return len(foo), foo[0], bytes(own)


print("result:", parallel.map(work, [0, 1]))
