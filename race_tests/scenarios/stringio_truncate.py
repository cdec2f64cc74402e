# scenario: stringio_truncate
# row: E09
# shares: foo, a StringIO
# operation: foo.truncate(i + 1)
# expect: violation IsolationError StringIO.truncate
# control: helgrind store_memio_number canary_read _io.StringIO.len foo ; digest _io.StringIO.len foo
# contexts: 2

import _io
import parallel

foo = _io.StringIO('one\ntwo\nthree\nfour')


def work(i):
    foo.truncate(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
