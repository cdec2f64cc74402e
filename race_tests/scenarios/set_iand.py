# scenario: set_iand
# row: D02
# shares: foo, a set
# operation: own = foo; own &= {1}
# expect: violation IsolationError set.__iand__
# control: helgrind store_set_used canary_read set.used foo ; digest set.used foo
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    own = foo
    own &= {1}  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
