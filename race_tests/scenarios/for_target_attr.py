# scenario: for_target_attr
# row: B01
# shares: foo, an instance
# operation: for foo.x in range(3)
# expect: violation IsolationError STORE_ATTR x
# control: helgrind store_object_slot canary_read object.x foo ; digest object.x foo
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    for foo.x in range(100, 103):  # <- violation
        pass
    return i


print("result:", parallel.map(work, [0, 1]))
