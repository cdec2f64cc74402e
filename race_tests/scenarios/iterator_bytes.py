# scenario: iterator_bytes
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of iter(b"abc")
# expect: violation IsolationError bytes_iterator.__next__
# control: helgrind store_iterator_index canary_read bytes_iterator.index foo ; digest bytes_iterator.index
# contexts: 2

import parallel

foo = iter(b"abc")


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
