# scenario: bytesio_read1
# row: E09
# shares: foo, a BytesIO
# operation: foo.read1(2)
# expect: violation IsolationError BytesIO.read1
# control: helgrind store_memio_number canary_read _io.BytesIO.pos foo ; digest _io.BytesIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'abcdef')


def work(i):
    foo.read1(2)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
