# scenario: import_cached_ok
# row: A12
# shares: the module math, imported by main
# operation: import math inside the context
# expect: ok [2.0, 3.0]
# control: none
# contexts: 2

import parallel

import math


def work(i):
    import math as again
    return again.sqrt((i + 2) ** 2)


print("result:", parallel.map(work, [0, 1]))
