# scenario: global_rebind
# row: A01
# shares: the global counter
# operation: counter = i, declared global
# expect: violation IsolationError STORE_GLOBAL counter
# control: helgrind store_dict_value canary_read dict.table globals() ; digest dict.table globals()
# contexts: 2
# quick: yes

import parallel

counter = 7


def work(i):
    global counter
    counter = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
