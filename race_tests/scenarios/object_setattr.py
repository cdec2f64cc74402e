# scenario: object_setattr
# row: B01
# shares: foo, an instance
# operation: object.__setattr__(foo, 'x', i)
# expect: violation IsolationError object.__setattr__
# control: helgrind store_object_slot canary_read object.x foo ; digest object.x foo
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    object.__setattr__(foo, "x", i + 100)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
