# scenario: module_init
# row: A15
# shares: foo, a module
# operation: foo.__init__('n%d' % i)
# expect: violation IsolationError module.__init__
# control: helgrind store_dict_value canary_read dict.table ; digest dict.table
# contexts: 2

import parallel
import types

foo = types.ModuleType('m')


def work(i):
    foo.__init__('n%d' % i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
