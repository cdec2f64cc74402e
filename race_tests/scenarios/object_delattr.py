# scenario: object_delattr
# row: B08
# shares: foo, an instance
# operation: object.__delattr__(foo, 'x')
# expect: violation IsolationError object.__delattr__
# control: helgrind store_object_shape canary_read object.header foo ; digest object.header foo
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    try:
        object.__delattr__(foo, "x")  # <- violation
    except AttributeError:
        pass  # with the guard off the other context was first
    return i


print("result:", parallel.map(work, [0, 1]))
