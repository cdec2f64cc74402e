# scenario: closure_read_ok
# row: A06
# shares: a cell of main's closure
# operation: reading it
# expect: ok [10, 11]
# control: none
# contexts: 2

import parallel

def make():
    base = 10

    def add(i):
        return base + i

    return add


work = make()


print("result:", parallel.map(work, [0, 1]))
