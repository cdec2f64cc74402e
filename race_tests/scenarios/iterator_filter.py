# scenario: iterator_filter
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of filter(None, [1, 2, 3])
# expect: violation IsolationError filter.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import parallel

foo = filter(None, [1, 2, 3])


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
