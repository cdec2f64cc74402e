# scenario: tuple_iterator_setstate
# row: E08
# shares: foo, a tuple iterator
# operation: foo.__setstate__(i + 1)
# expect: violation IsolationError tuple_iterator.__setstate__
# control: helgrind store_iterator_index canary_read tuple_iterator.index foo ; digest tuple_iterator.index foo
# contexts: 2

import parallel

foo = iter((1, 2, 3, 4))


def work(i):
    foo.__setstate__(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
