# scenario: iterator_callable
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of iter(int, 0)
# expect: violation IsolationError callable_iterator.__next__
# control: helgrind store_iterator_field canary_read callable_iterator.func foo ; digest callable_iterator.func
# contexts: 2

import parallel

foo = iter(int, 0)


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
