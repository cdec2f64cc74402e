# scenario: user_eq
# row: C21
# shares: foo, a key whose __eq__ counts in self
# operation: 1 in table: the lookup calls foo.__eq__
# expect: violation IsolationError STORE_ATTR asked
# control: helgrind store_object_slot canary_read object.asked foo ; digest object.asked foo
# contexts: 2

import parallel

class Key:
    def __init__(self):
        self.asked = 0

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.asked += 1  # <- violation
        return False


foo = Key()
table = {foo: 1}


def work(i):
    return 1 in table


print("result:", parallel.map(work, [0, 1]))
