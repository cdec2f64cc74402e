# scenario: property_init
# row: B07
# shares: the property size of a class of main
# operation: Foo.size.__init__(None)
# expect: violation IsolationError property.__init__
# control: helgrind store_property_field canary_read property.get ; digest property.get
# contexts: 2

import parallel

class Foo:
    @property
    def size(self):
        return 1


def work(i):
    Foo.size.__init__(None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
