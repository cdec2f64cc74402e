# scenario: iterator_map_main
# row: E04
# shares: foo, a map made in main
# operation: next(foo) of a map over a list
# expect: violation IsolationError map.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import parallel

foo = map(str, [1, 2, 3])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
