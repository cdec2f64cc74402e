# scenario: stringio_close
# row: E09
# shares: foo, a StringIO
# operation: foo.close()
# expect: violation IsolationError StringIO.close
# control: helgrind store_memio_store canary_read _io.StringIO.store foo ; digest _io.StringIO.store foo
# contexts: 2

import _io
import parallel

foo = _io.StringIO('one\ntwo\nthree\nfour')


def work(i):
    foo.close()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
