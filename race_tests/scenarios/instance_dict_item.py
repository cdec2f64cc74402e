# scenario: instance_dict_item
# row: B09
# shares: foo, an instance
# operation: foo.__dict__['x'] = i
# expect: violation IsolationError dict.__setitem__
# control: helgrind store_object_slot canary_read object.x foo ; digest object.x foo
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.x = 1


foo = Foo()


def work(i):
    foo.__dict__["x"] = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
