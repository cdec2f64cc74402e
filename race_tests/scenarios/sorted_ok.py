# scenario: sorted_ok
# row: C22
# shares: foo, a list
# operation: sorted(foo), list(foo), reversed(foo), foo[:]
# expect: ok [([1, 2, 3], [2, 1, 3], [3, 1, 2], 7), ([1, 2, 3], [2, 1, 3], [3, 1, 2], 7)]
# control: none
# contexts: 2

import parallel

foo = [2, 1, 3]


def work(i):
    own = foo[:]
    own.append(7)
    copy = list(foo)
    copy.reverse()
    return sorted(foo), list(foo), list(reversed(foo)), own[-1]


print("result:", parallel.map(work, [0, 1]))
