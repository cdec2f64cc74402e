# scenario: bytesio_close
# row: E09
# shares: foo, a BytesIO
# operation: foo.close()
# expect: violation IsolationError BytesIO.close
# control: helgrind store_memio_store canary_read _io.BytesIO.store foo ; digest _io.BytesIO.store foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'one\ntwo\nthree\nfour')


def work(i):
    foo.close()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
