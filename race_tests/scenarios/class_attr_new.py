# scenario: class_attr_new
# row: B05
# shares: the class Foo
# operation: Foo.fresh = i
# expect: violation IsolationError STORE_ATTR fresh
# control: helgrind store_dict_used canary_read dict.used Foo.__dict__ ; digest dict.used Foo.__dict__
# contexts: 2

import parallel

class Foo:
    limit = 1


def work(i):
    Foo.fresh = i  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
