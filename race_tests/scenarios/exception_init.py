# scenario: exception_init
# row: F04
# shares: foo, an exception instance of main
# operation: foo.__init__(i)
# expect: violation IsolationError BaseException.__init__
# control: helgrind store_exception_args canary_read BaseException.args foo ; digest BaseException.args foo
# contexts: 2

import parallel

foo = ValueError("no")


def work(i):
    foo.__init__(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
