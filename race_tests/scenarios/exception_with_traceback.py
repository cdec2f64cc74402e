# scenario: exception_with_traceback
# row: F04
# shares: foo, an exception instance of main with a traceback
# operation: foo.with_traceback(None)
# expect: violation IsolationError BaseException.with_traceback
# control: helgrind store_exception_field canary_read BaseException.traceback foo ; digest BaseException.traceback foo
# contexts: 2

import parallel

try:
    raise ValueError("no")
except ValueError as error:
    foo = error


def work(i):
    foo.with_traceback(None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
