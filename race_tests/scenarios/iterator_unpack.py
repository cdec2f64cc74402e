# scenario: iterator_unpack
# row: E02
# shares: foo, an iterator made in main
# operation: a, b = foo
# expect: violation IsolationError list_iterator.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index foo ; digest list_iterator.index foo
# contexts: 2

import parallel

foo = iter([1, 2])


def work(i):
    try:
        a, b = foo  # <- violation
    except ValueError:
        pass  # with the guard off the other context took some
    return i


print("result:", parallel.map(work, [0, 1]))
