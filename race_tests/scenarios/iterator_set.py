# scenario: iterator_set
# row: E03
# shares: foo, an iterator made in main
# operation: next(foo) of a set
# expect: violation IsolationError set_iterator.__next__
# control: helgrind store_iterator_index32 canary_read set_iterator.index foo ; digest set_iterator.index foo
# contexts: 2

import parallel

foo = iter({1, 2, 3})


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
