# scenario: memoryview_exit
# row: C16
# shares: foo, a memoryview
# operation: foo.__exit__()
# expect: violation IsolationError memoryview.__exit__
# control: helgrind store_memoryview_base canary_read memoryview.base foo ; digest memoryview.base foo
# contexts: 2

import parallel

foo = memoryview(b'abc')


def work(i):
    foo.__exit__()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
