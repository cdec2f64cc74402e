# scenario: recursion_ok
# row: K07
# shares: a recursive function of main
# operation: deep recursion in each context
# expect: ok [300, 301]
# control: none
# contexts: 2

import parallel

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def work(i):
    return depth(300 + i)


print("result:", parallel.map(work, [0, 1]))
