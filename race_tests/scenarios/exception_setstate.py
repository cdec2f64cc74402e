# scenario: exception_setstate
# row: F04
# shares: foo, an exception
# operation: foo.__setstate__({'a': i})
# expect: violation IsolationError BaseException.__setstate__
# control: helgrind store_object_shape canary_read BaseException.header foo ; digest BaseException.header foo
# contexts: 2

import parallel

foo = ValueError(1)


def work(i):
    foo.__setstate__({'a': i})  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
