# scenario: set_difference_update
# row: C11
# shares: foo, a set
# operation: foo.difference_update([1])
# expect: violation IsolationError set.difference_update
# control: helgrind store_set_used canary_read set.used foo ; digest set.used foo
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    foo.difference_update([i + 1])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
