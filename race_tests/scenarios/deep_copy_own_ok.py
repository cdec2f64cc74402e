# scenario: deep_copy_own_ok
# row: C22
# shares: foo, nested lists
# operation: a copy made by hand, changed deeply
# expect: ok [([[1, 9], [2, 9]], [[1], [2]]), ([[1, 9], [2, 9]], [[1], [2]])]
# control: none
# contexts: 2

import parallel

foo = [[1], [2]]


def work(i):
    own = [list(row) for row in foo]
    for row in own:
        row.append(9)
    return own, foo


print("result:", parallel.map(work, [0, 1]))
