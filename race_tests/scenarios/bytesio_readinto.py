# scenario: bytesio_readinto
# row: E09
# shares: foo, a BytesIO
# operation: foo.readinto(bytearray(3))
# expect: violation IsolationError BytesIO.readinto
# control: helgrind store_memio_number canary_read _io.BytesIO.pos foo ; digest _io.BytesIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'abcdef')


def work(i):
    foo.readinto(bytearray(3))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
