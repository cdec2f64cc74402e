# scenario: set_intersection_update
# row: C11
# shares: foo, a set
# operation: foo.intersection_update([1])
# expect: violation IsolationError set.intersection_update
# control: helgrind store_set_used canary_read set.used foo ; digest set.used foo
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    foo.intersection_update([1])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
