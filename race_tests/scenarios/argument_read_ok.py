# scenario: argument_read_ok
# row: C12
# shares: lists passed as the work's arguments
# operation: sum(item), item + [1]
# expect: ok [(6, [1, 2, 3, 0]), (9, [4, 5, 0])]
# control: none
# contexts: 2

import parallel

foo = [1, 2, 3]
bar = [4, 5]


def work(item):
    return sum(item), item + [0]


print("result:", parallel.map(work, [foo, bar]))
