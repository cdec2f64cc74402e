# scenario: iterator_tuple
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of iter((1, 2, 3))
# expect: violation IsolationError tuple_iterator.__next__
# control: helgrind store_iterator_index canary_read tuple_iterator.index foo ; digest tuple_iterator.index
# contexts: 2

import parallel

foo = iter((1, 2, 3))


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
