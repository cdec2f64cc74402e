# scenario: attr_delete
# row: B08
# shares: foo, an instance
# operation: del foo.x
# expect: violation IsolationError DELETE_ATTR x
# control: helgrind store_object_shape canary_read object.header foo ; digest object.header foo
# contexts: 2

import parallel

class Foo:
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
