# scenario: stringio_write
# row: E09
# shares: foo, a StringIO
# operation: foo.write('abcd')
# expect: violation IsolationError StringIO.write
# control: helgrind store_memio_number canary_read _io.StringIO.pos foo ; digest _io.StringIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.StringIO('one\ntwo\nthree\nfour')


def work(i):
    foo.write('abcd')  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
