# scenario: attr_delete_slots
# row: B08
# shares: foo, an instance with __slots__
# operation: del foo.x
# expect: violation IsolationError DELETE_ATTR x
# control: helgrind store_object_slot canary_read object.x foo ; digest object.x foo
# contexts: 2

import parallel

class Foo:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    try:
        del foo.x  # <- violation
    except AttributeError:
        pass  # with the guard off the other context was first
    return i


print("result:", parallel.map(work, [0, 1]))
