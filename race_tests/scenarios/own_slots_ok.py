# scenario: own_slots_ok
# row: B03
# shares: a class with __slots__
# operation: instantiate it, set and delete its slots
# expect: ok [(0, False), (1, False)]
# control: none
# contexts: 2

import parallel

class Foo:
    __slots__ = ("x", "y")


def work(i):
    own = Foo()
    own.x = i
    own.y = i
    del own.y
    return own.x, hasattr(own, "y")


print("result:", parallel.map(work, [0, 1]))
