# scenario: set_symmetric_difference_update
# row: C11
# shares: foo, a set
# operation: foo.symmetric_difference_update([i])
# expect: violation IsolationError set.symmetric_difference_update
# control: helgrind store_set_used canary_read set.used foo ; digest set.used foo
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    foo.symmetric_difference_update([i + 100])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
