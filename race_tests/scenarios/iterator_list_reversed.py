# scenario: iterator_list_reversed
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of reversed([1, 2, 3])
# expect: violation IsolationError list_reverseiterator.__next__
# control: helgrind store_iterator_index canary_read list_reverseiterator.index foo ; digest list_reverseiterator.index
# contexts: 2

import parallel

foo = reversed([1, 2, 3])


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
