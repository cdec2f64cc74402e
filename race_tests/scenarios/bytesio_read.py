# scenario: bytesio_read
# row: E09
# shares: foo, a BytesIO
# operation: foo.read(2)
# expect: violation IsolationError BytesIO.read
# control: helgrind store_memio_number canary_read _io.BytesIO.pos foo ; digest _io.BytesIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'one\ntwo\nthree\nfour')


def work(i):
    foo.read(2)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
