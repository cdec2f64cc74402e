# scenario: odict_popitem
# row: C14
# shares: foo, an OrderedDict
# operation: foo.popitem()
# expect: violation IsolationError OrderedDict.popitem
# control: helgrind store_dict_index8 canary_read dict.lookup foo ; digest dict.lookup foo
# contexts: 2

import parallel
from _collections import OrderedDict

foo = OrderedDict((n, n) for n in range(6))


def work(i):
    foo.popitem()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
