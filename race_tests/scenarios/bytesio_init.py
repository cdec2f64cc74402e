# scenario: bytesio_init
# row: E09
# shares: foo, a BytesIO
# operation: foo.__init__(b'x%d' % i)
# expect: violation IsolationError BytesIO.__init__
# control: helgrind store_memio_number canary_read _io.BytesIO.len foo ; digest _io.BytesIO.len foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'one\ntwo\nthree\nfour')


def work(i):
    foo.__init__(b'x%d' % i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
