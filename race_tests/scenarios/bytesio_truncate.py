# scenario: bytesio_truncate
# row: E09
# shares: foo, a BytesIO
# operation: foo.truncate(i + 1)
# expect: violation IsolationError BytesIO.truncate
# control: helgrind store_memio_number canary_read _io.BytesIO.len foo ; digest _io.BytesIO.len foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'one\ntwo\nthree\nfour')


def work(i):
    foo.truncate(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
