# scenario: result_refers_main_ok
# row: I10
# shares: foo, a list
# operation: return a value that refers to foo
# expect: ok [[[1, 2], 0], [[1, 2], 1]]
# control: none
# contexts: 2

import parallel

foo = [1, 2]


def work(i):
    return [foo, i]


print("result:", parallel.map(work, [0, 1]))
