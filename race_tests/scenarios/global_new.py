# scenario: global_new
# row: A02
# shares: main's globals
# operation: a new global
# expect: violation IsolationError STORE_GLOBAL fresh
# control: helgrind store_dict_used canary_read dict.used globals() ; digest dict.used globals()
# contexts: 2

import parallel

def work(i):
    global fresh
    fresh = i  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
