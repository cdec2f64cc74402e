# scenario: exception_attr
# row: F04
# shares: foo, an exception instance of main
# operation: foo.code = i
# expect: violation IsolationError STORE_ATTR code
# control: helgrind store_object_shape canary_read BaseException.header ; digest BaseException.header
# contexts: 2

import parallel

class Failure(Exception):
    pass


foo = Failure("no")


def work(i):
    foo.code = i  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
