# scenario: function_attr
# row: B07
# shares: the function helper, with an attribute
# operation: helper.calls = i
# expect: violation IsolationError STORE_ATTR calls
# control: helgrind store_dict_value canary_read dict.table helper.__dict__ ; digest dict.table helper.__dict__
# contexts: 2

import parallel

def helper():
    return 1


helper.calls = 0


def work(i):
    helper.calls = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
