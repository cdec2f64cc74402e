# scenario: subclass_ok
# row: B16
# shares: the class Base
# operation: subclass it in the context
# expect: ok [('Base-Local', 0), ('Base-Local', 1)]
# control: none
# contexts: 2

import parallel

class Base:
    def name(self):
        return "Base"


def work(i):
    class Local(Base):
        def __init__(self, n):
            self.n = n

        def name(self):
            return super().name() + "-Local"

    own = Local(i)
    return own.name(), own.n


print("result:", parallel.map(work, [0, 1]))
