# scenario: odict_clear
# row: C14
# shares: foo, an OrderedDict
# operation: foo.clear()
# expect: violation IsolationError OrderedDict.clear
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2

import parallel
from _collections import OrderedDict

foo = OrderedDict((n, n) for n in range(6))


def work(i):
    foo.clear()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
