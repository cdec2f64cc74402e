# scenario: set_discard
# row: C11
# shares: foo, a set
# operation: foo.discard(i)
# expect: violation IsolationError set.discard
# control: helgrind store_set_used canary_read set.used foo ; digest set.used foo
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    foo.discard(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
