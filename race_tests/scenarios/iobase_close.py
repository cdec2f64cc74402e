# scenario: iobase_close
# row: E09
# shares: foo, an io.IOBase
# operation: foo.close()
# expect: violation IsolationError _IOBase.close
# control: helgrind store_object_shape canary_read _io._IOBase.header foo ; digest _io._IOBase.header foo
# contexts: 2

import _io
import parallel

class Base(_io._IOBase):
    pass


foo = Base()


def work(i):
    foo.close()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
