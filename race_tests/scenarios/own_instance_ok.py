# scenario: own_instance_ok
# row: B12
# shares: the class Foo
# operation: instantiate it, set new attributes on the own instance
# expect: ok [(1, 0, True), (1, 1, True)]
# control: none
# contexts: 2
# quick: yes

import parallel

class Foo:
    def __init__(self):
        self.x = 1


def work(i):
    own = Foo()
    own.fresh = i
    own.another = [i]
    own.x += 1
    del own.another
    return own.x - 1, own.fresh, isinstance(own, Foo)


print("result:", parallel.map(work, [0, 1]))
