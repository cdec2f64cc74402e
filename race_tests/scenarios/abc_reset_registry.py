# scenario: abc_reset_registry
# row: A15
# shares: foo, an abstract class
# operation: _abc._reset_registry(foo)
# expect: violation IsolationError _abc._reset_registry
# control: helgrind store_abc_data_registry canary_read _abc._abc_data.registry foo._abc_impl ; digest _abc._abc_data.registry foo._abc_impl
# contexts: 2

import _abc
import parallel

class foo:
    pass


_abc._abc_init(foo)


_abc._abc_register(foo, int)


def work(i):
    _abc._reset_registry(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
