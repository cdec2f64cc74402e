# scenario: iadd_new_ok
# row: D05
# shares: foo, whose __iadd__ returns a new object
# operation: own = foo; own += i
# expect: ok [(5, 5), (6, 5)]
# control: none
# contexts: 2

import parallel

class Number:
    def __init__(self, n):
        self.n = n

    def __iadd__(self, more):
        return Number(self.n + more)


foo = Number(5)


def work(i):
    own = foo
    own += i
    return own.n, foo.n


print("result:", parallel.map(work, [0, 1]))
