# scenario: iterator_str
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of iter("abc")
# expect: violation IsolationError str_iterator.__next__
# control: helgrind store_iterator_index canary_read str_iterator.index foo ; digest str_iterator.index
# contexts: 2

import parallel

foo = iter("abc")


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
