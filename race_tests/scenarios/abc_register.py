# scenario: abc_register
# row: A15
# shares: foo, an abstract class
# operation: _abc._abc_register(foo, Other)
# expect: violation IsolationError _abc._abc_register
# control: helgrind store_abc_data_registry canary_read _abc._abc_data.registry foo._abc_impl ; digest _abc._abc_data.registry foo._abc_impl
# contexts: 2

import _abc
import parallel

class foo:
    pass


_abc._abc_init(foo)


class Other:
    pass


def work(i):
    _abc._abc_register(foo, Other)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
