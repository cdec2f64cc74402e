# scenario: stringio_next
# row: E09
# shares: foo, a StringIO
# operation: next(foo)
# expect: violation IsolationError _io.StringIO.__next__
# control: helgrind store_memio_number canary_read _io.StringIO.pos foo ; digest _io.StringIO.pos foo
# contexts: 2

import _io
import parallel

foo = _io.StringIO('one\ntwo\nthree\nfour')


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
