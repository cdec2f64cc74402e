# scenario: set_read_ok
# row: C12
# shares: foo, a set
# operation: membership and the operators that make a new set
# expect: ok [([1, 2, 3, 9], [2, 3], [1], True), ([1, 2, 3, 9], [2, 3], [1], True)]
# control: none
# contexts: 2

import parallel

foo = {1, 2, 3}


def work(i):
    own = set(foo)
    own.add(9)
    return sorted(own), sorted(foo & {2, 3}), sorted(foo - {2, 3}), 1 in foo


print("result:", parallel.map(work, [0, 1]))
