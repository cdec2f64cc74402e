# scenario: bytesio_next
# row: E09
# shares: foo, a BytesIO
# operation: next(foo)
# expect: violation IsolationError _io.BytesIO.__next__
# control: helgrind store_memio_number canary_read _io.BytesIO.pos foo ; digest _io.BytesIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'one\ntwo\nthree\nfour')


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
