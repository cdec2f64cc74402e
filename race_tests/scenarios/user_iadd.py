# scenario: user_iadd
# row: D03
# shares: foo, whose __iadd__ changes self
# operation: own = foo; own += 1
# expect: violation IsolationError STORE_ATTR total
# control: helgrind store_object_slot canary_read object.total foo ; digest object.total foo
# contexts: 2

import parallel

class Sum:
    def __init__(self):
        self.total = 0

    def __iadd__(self, more):
        self.total += more  # <- violation
        return self


foo = Sum()


def work(i):
    own = foo
    own += i + 100
    return i


print("result:", parallel.map(work, [0, 1]))
