# scenario: default_argument_ok
# row: C24
# shares: a function whose mutable default is only read
# operation: collect(i)
# expect: ok [[0, 1, 2], [1, 1, 2]]
# control: none
# contexts: 2

import parallel

def collect(item, seen=[1, 2]):
    return [item] + seen


def work(i):
    return collect(i)


print("result:", parallel.map(work, [0, 1]))
