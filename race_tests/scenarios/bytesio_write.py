# scenario: bytesio_write
# row: E09
# shares: foo, a BytesIO
# operation: foo.write(b'abcd')
# expect: violation IsolationError BytesIO.write
# control: helgrind store_memio_number canary_read _io.BytesIO.pos foo ; digest _io.BytesIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'one\ntwo\nthree\nfour')


def work(i):
    foo.write(b'abcd')  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
