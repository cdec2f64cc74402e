# scenario: odict_move_to_end
# row: C14
# shares: foo, an OrderedDict
# operation: foo.move_to_end(i)
# expect: violation IsolationError OrderedDict.move_to_end
# control: helgrind store_dict_index8 canary_read dict.lookup foo ; digest dict.lookup foo
# contexts: 2

import parallel
from _collections import OrderedDict

foo = OrderedDict((n, n) for n in range(6))


def work(i):
    foo.move_to_end(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
