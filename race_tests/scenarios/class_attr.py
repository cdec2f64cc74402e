# scenario: class_attr
# row: B05
# shares: the class Foo
# operation: Foo.limit = i
# expect: violation IsolationError STORE_ATTR limit
# control: helgrind store_dict_value canary_read dict.table Foo.__dict__ ; digest dict.table Foo.__dict__
# contexts: 2

import parallel

class Foo:
    limit = 1


def work(i):
    Foo.limit = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
