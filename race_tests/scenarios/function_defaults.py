# scenario: function_defaults
# row: B07
# shares: the function helper
# operation: helper.__defaults__ = (i,)
# expect: violation IsolationError STORE_ATTR __defaults__
# control: helgrind store_function_defaults canary_read function.defaults helper ; digest function.defaults helper
# contexts: 2

import parallel

def helper(a=1):
    return a


def work(i):
    helper.__defaults__ = (i,)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
