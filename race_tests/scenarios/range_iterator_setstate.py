# scenario: range_iterator_setstate
# row: E08
# shares: foo, a range iterator
# operation: foo.__setstate__(i + 1)
# expect: violation IsolationError range_iterator.__setstate__
# control: helgrind store_iterator_field canary_read range_iterator.next foo ; digest range_iterator.next foo
# contexts: 2

import parallel

foo = iter(range(9))


def work(i):
    foo.__setstate__(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
