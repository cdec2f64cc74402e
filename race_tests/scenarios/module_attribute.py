# scenario: module_attribute
# row: B06
# shares: the module math
# operation: math.tau_again = i
# expect: violation IsolationError STORE_ATTR marker
# control: helgrind store_dict_used canary_read dict.used ; digest dict.used
# contexts: 2

import parallel

import math


def work(i):
    math.marker = i  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
