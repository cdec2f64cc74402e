# scenario: set_init
# row: C11
# shares: foo, a set
# operation: foo.__init__([i])
# expect: violation IsolationError set.__init__
# control: helgrind store_set_used canary_read set.used foo ; digest set.used foo
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    foo.__init__([i + 100])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
