# scenario: iterator_extend
# row: E02
# shares: foo, an iterator made in main
# operation: [].extend(foo)
# expect: violation IsolationError list_iterator.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index foo ; digest list_iterator.index foo
# contexts: 2

import parallel

foo = iter([1, 2, 3, 4])


def work(i):
    [].extend(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
