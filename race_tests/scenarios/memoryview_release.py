# scenario: memoryview_release
# row: C16
# shares: foo, a memoryview
# operation: foo.release()
# expect: violation IsolationError memoryview.release
# control: helgrind store_memoryview_base canary_read memoryview.base foo ; digest memoryview.base foo
# contexts: 2

import parallel

foo = memoryview(b'abc')


def work(i):
    foo.release()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
