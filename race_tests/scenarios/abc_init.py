# scenario: abc_init
# row: A15
# shares: foo, an abstract class
# operation: _abc._abc_init(foo)
# expect: violation IsolationError _abc._abc_init
# control: helgrind store_dict_value canary_read dict.table foo.__dict__ ; digest dict.table foo.__dict__
# contexts: 2

import _abc
import parallel

class foo:
    pass


_abc._abc_init(foo)


def work(i):
    _abc._abc_init(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
