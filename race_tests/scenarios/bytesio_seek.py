# scenario: bytesio_seek
# row: E09
# shares: foo, a BytesIO
# operation: foo.seek(i + 3)
# expect: violation IsolationError BytesIO.seek
# control: helgrind store_memio_number canary_read _io.BytesIO.pos foo ; digest _io.BytesIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'one\ntwo\nthree\nfour')


def work(i):
    foo.seek(i + 3)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
