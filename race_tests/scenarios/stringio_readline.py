# scenario: stringio_readline
# row: E09
# shares: foo, a StringIO
# operation: foo.readline()
# expect: violation IsolationError StringIO.readline
# control: helgrind store_memio_number canary_read _io.StringIO.pos foo ; digest _io.StringIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.StringIO('one\ntwo\nthree\nfour')


def work(i):
    foo.readline()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
