# scenario: defaultdict_init
# row: C13
# shares: foo, a defaultdict
# operation: foo.__init__(list, {i: i})
# expect: violation IsolationError defaultdict.__init__
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2

import parallel
from _collections import defaultdict

foo = defaultdict(int)


def work(i):
    foo.__init__(list, {i: i})  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
