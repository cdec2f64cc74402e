# scenario: property_setter
# row: B04
# shares: foo, whose property x has a setter
# operation: foo.x = i; the setter stores self._x
# expect: violation IsolationError STORE_ATTR _x
# control: helgrind store_object_slot canary_read object._x foo ; digest object._x foo
# contexts: 2
# quick: yes

import parallel

class Foo:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value  # <- violation


foo = Foo()


def work(i):
    foo.x = i + 100
    return i


print("result:", parallel.map(work, [0, 1]))
