# scenario: iterator_join
# row: E02
# shares: foo, an iterator made in main
# operation: ''.join(foo)
# expect: violation IsolationError list_iterator.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index foo ; digest list_iterator.index foo
# contexts: 2

import parallel

foo = iter(["a", "b"])


def work(i):
    "".join(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
