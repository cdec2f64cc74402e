# scenario: iterator_range
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of a range
# expect: violation IsolationError range_iterator.__next__
# control: helgrind store_iterator_field canary_read range_iterator.next foo ; digest range_iterator.next foo
# contexts: 2

import parallel

foo = iter(range(5))


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
