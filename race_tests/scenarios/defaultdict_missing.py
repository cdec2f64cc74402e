# scenario: defaultdict_missing
# row: C13
# shares: foo, a defaultdict
# operation: foo[i + 7]
# expect: violation IsolationError dict.__setitem__
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2

import parallel
from _collections import defaultdict

foo = defaultdict(int)


def work(i):
    foo[i + 7]  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
