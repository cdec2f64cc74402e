# scenario: closure_local_ok
# row: A09
# shares: a function of main that makes closures
# operation: nonlocal on a cell made in the context
# expect: ok [3, 4]
# control: none
# contexts: 2
# quick: yes

import parallel

def make(start):
    count = start

    def bump():
        nonlocal count
        count += 1
        return count

    return bump


def work(i):
    bump = make(i)
    bump()
    bump()
    return bump()


print("result:", parallel.map(work, [0, 1]))
