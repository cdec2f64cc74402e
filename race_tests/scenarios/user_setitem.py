# scenario: user_setitem
# row: C09
# shares: foo, whose __setitem__ changes self
# operation: foo[i] = i
# expect: violation IsolationError STORE_ATTR last
# control: helgrind store_object_slot canary_read object.last foo ; digest object.last foo
# contexts: 2

import parallel

class Box:
    def __init__(self):
        self.last = 0

    def __setitem__(self, key, value):
        self.last = value  # <- violation


foo = Box()


def work(i):
    foo[i] = i + 100
    return i


print("result:", parallel.map(work, [0, 1]))
