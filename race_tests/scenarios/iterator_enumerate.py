# scenario: iterator_enumerate
# row: E04
# shares: foo, an enumerate made in main
# operation: next(foo) of an enumerate
# expect: violation IsolationError enumerate.__next__
# control: helgrind store_iterator_field canary_read enumerate.count foo ; digest enumerate.count foo
# contexts: 2

import parallel

foo = enumerate([1, 2, 3])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
