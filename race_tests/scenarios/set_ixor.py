# scenario: set_ixor
# row: D02
# shares: foo, a set
# operation: own = foo; own ^= {i}
# expect: violation IsolationError set.__ixor__
# control: helgrind store_set_used canary_read set.used foo ; digest set.used foo
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    own = foo
    own ^= {i + 100}  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
