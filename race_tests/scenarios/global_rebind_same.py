# scenario: global_rebind_same
# row: A01
# shares: the global counter
# operation: counter = counter, the same value
# expect: violation IsolationError STORE_GLOBAL counter
# control: helgrind store_dict_value canary_read dict.table globals()
# contexts: 2

import parallel

counter = 7


def work(i):
    global counter
    counter = 7  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
