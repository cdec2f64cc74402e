# scenario: array_iterator
# row: E02
# shares: foo, an iterator over an array
# operation: next(foo)
# expect: violation IsolationError array.arrayiterator.__next__
# control: helgrind store_iterator_index canary_read array.arrayiterator.index foo ; digest array.arrayiterator.index foo
# contexts: 2

import array
import parallel

foo = iter(array.array('i', [3, 1, 2]))


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
