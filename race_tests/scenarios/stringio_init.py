# scenario: stringio_init
# row: E09
# shares: foo, a StringIO
# operation: foo.__init__('x%d' % i)
# expect: violation IsolationError StringIO.__init__
# control: helgrind store_memio_number canary_read _io.StringIO.len foo ; digest _io.StringIO.len foo
# contexts: 2

import _io
import parallel

foo = _io.StringIO('one\ntwo\nthree\nfour')


def work(i):
    foo.__init__('x%d' % i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
