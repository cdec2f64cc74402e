# scenario: globals_item
# row: A05
# shares: main's globals
# operation: globals()['counter'] = i
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_dict_value canary_read dict.table globals() ; digest dict.table globals()
# contexts: 2

import parallel

counter = 7


def work(i):
    globals()["counter"] = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
