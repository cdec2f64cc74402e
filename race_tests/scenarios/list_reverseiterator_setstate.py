# scenario: list_reverseiterator_setstate
# row: E08
# shares: foo, a reversed list iterator
# operation: foo.__setstate__(i + 1)
# expect: violation IsolationError list_reverseiterator.__setstate__
# control: helgrind store_iterator_index canary_read list_reverseiterator.index foo ; digest list_reverseiterator.index foo
# contexts: 2

import parallel

foo = reversed([1, 2, 3, 4])


def work(i):
    foo.__setstate__(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
