# scenario: call_args_ok
# row: M02
# shares: foo, a list of arguments
# operation: f(*foo)
# expect: ok [(6, 3), (6, 3)]
# control: none
# contexts: 2

import parallel

foo = [1, 2, 3]


def gather(*values):
    return sum(values), len(values)


def work(i):
    return gather(*foo)


print("result:", parallel.map(work, [0, 1]))
