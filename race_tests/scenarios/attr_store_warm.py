# scenario: attr_store_warm
# row: B02
# shares: foo, an instance
# operation: foo.x = i after 1000 own stores at the same instruction
# expect: violation IsolationError STORE_ATTR x
# control: helgrind store_object_slot canary_read object.x foo ; digest object.x foo
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.x = 1


foo = Foo()


def put(target, value):
    target.x = value  # <- violation


def work(i):
    own = Foo()
    for n in range(1000):
        put(own, n)
    put(foo, i + 100)
    return own.x


print("result:", parallel.map(work, [0, 1]))
