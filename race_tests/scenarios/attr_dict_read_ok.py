# scenario: attr_dict_read_ok
# row: B10
# shares: foo, an instance
# operation: foo.__dict__ and vars(foo), read
# expect: ok [(1, 2, True, False), (1, 2, True, False)]
# control: none
# contexts: 2

import parallel

class Foo:
    def __init__(self):
        self.x = 1
        self.y = 2


foo = Foo()


def work(i):
    return (foo.__dict__["x"], vars(foo)["y"], hasattr(foo, "x"),
            hasattr(foo, "z"))


print("result:", parallel.map(work, [0, 1]))
