# scenario: exception_cause
# row: F04
# shares: foo, an exception instance of main
# operation: foo.__cause__ = KeyError()
# expect: violation IsolationError STORE_ATTR __cause__
# control: helgrind store_exception_field canary_read BaseException.cause foo ; digest BaseException.cause foo
# contexts: 2

import parallel

foo = ValueError("no")


def work(i):
    foo.__cause__ = KeyError(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
