# scenario: attr_store
# row: B01
# shares: foo, an instance
# operation: foo.x = i
# expect: violation IsolationError STORE_ATTR x
# control: helgrind store_object_slot canary_read object.x foo ; digest object.x foo
# contexts: 2
# quick: yes

import parallel

class Foo:
    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    foo.x = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
