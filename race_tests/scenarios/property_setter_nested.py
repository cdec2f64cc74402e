# scenario: property_setter_nested
# row: B04
# shares: foo, whose property's setter changes an inner list
# operation: foo.x = i; the setter appends to self.log
# expect: violation IsolationError list.append
# control: helgrind store_list_item canary_read list.items foo.log ; digest list.items foo.log
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.log = [0]
        self.log.append(1)

    @property
    def x(self):
        return self.log[-1]

    @x.setter
    def x(self, value):
        self.log.append(value)  # <- violation


foo = Foo()


def work(i):
    foo.x = i
    return i


print("result:", parallel.map(work, [0, 1]))
