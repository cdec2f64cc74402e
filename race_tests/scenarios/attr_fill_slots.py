# scenario: attr_fill_slots
# row: B03
# shares: foo, whose slot y is not set yet
# operation: foo.y = i
# expect: violation IsolationError STORE_ATTR y
# control: helgrind store_object_slot canary_read object.y foo ; digest object.y foo
# contexts: 2

import parallel

class Foo:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    foo.y = i  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
