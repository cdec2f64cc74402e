# scenario: iterator_for
# row: E02
# shares: foo, an iterator made in main
# operation: for item in foo
# expect: violation IsolationError list_iterator.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index foo ; digest list_iterator.index foo
# contexts: 2
# quick: yes

import parallel

foo = iter([1, 2, 3, 4])


def work(i):
    total = 0
    for item in foo:  # <- violation
        total += item
    return i


print("result:", parallel.map(work, [0, 1]))
