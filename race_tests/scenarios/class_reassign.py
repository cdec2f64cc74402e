# scenario: class_reassign
# row: B09
# shares: foo, an instance
# operation: foo.__class__ = Other
# expect: violation IsolationError STORE_ATTR __class__
# control: helgrind store_object_shape canary_read object.header foo ; digest object.header foo
# contexts: 2

import parallel

class Foo:
    pass


class Other:
    pass


foo = Foo()


def work(i):
    foo.__class__ = Other  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
