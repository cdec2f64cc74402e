# scenario: abc_reset_caches
# row: A15
# shares: foo, an abstract class
# operation: _abc._reset_caches(foo)
# expect: violation IsolationError _abc._reset_caches
# control: helgrind store_abc_data_table canary_read _abc._abc_data.cache foo._abc_impl
# contexts: 2

import _abc
import parallel

class foo:
    pass


_abc._abc_init(foo)
_abc._abc_instancecheck(foo, 1)


def work(i):
    _abc._reset_caches(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
