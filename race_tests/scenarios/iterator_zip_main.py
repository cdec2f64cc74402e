# scenario: iterator_zip_main
# row: E04
# shares: foo, a zip made in main
# operation: next(foo) of a zip over a list
# expect: violation IsolationError zip.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import parallel

foo = zip([1, 2, 3])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
