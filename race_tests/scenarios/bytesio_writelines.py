# scenario: bytesio_writelines
# row: E09
# shares: foo, a BytesIO
# operation: foo.writelines([b'ab', b'c'])
# expect: violation IsolationError BytesIO.writelines
# control: helgrind store_memio_store canary_read _io.BytesIO.store foo ; digest _io.BytesIO.store foo
# contexts: 2

import _io
import parallel

foo = _io.BytesIO(b'')


def work(i):
    foo.writelines([b'ab', b'c'])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
