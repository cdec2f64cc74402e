# scenario: attr_new
# row: B01
# shares: foo, an instance
# operation: foo.fresh = i, a new attribute
# expect: violation IsolationError STORE_ATTR fresh
# control: helgrind store_object_shape canary_read object.header foo ; digest object.header foo
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    foo.fresh = i  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
