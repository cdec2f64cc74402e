# scenario: reversed_setstate
# row: E08
# shares: foo, a reversed
# operation: foo.__setstate__(i + 1)
# expect: violation IsolationError reversed.__setstate__
# control: helgrind store_iterator_index canary_read reversed.index foo ; digest reversed.index foo
# contexts: 2

import parallel

foo = reversed((1, 2, 3, 4))


def work(i):
    foo.__setstate__(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
