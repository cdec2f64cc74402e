# scenario: count_elements
# row: C09
# shares: foo, a dict
# operation: _count_elements(foo, [i])
# expect: violation IsolationError _collections._count_elements
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2

import parallel
from _collections import _count_elements

foo = {}


def work(i):
    _count_elements(foo, [i])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
