# scenario: bytes_iterator_setstate
# row: E08
# shares: foo, a bytes iterator
# operation: foo.__setstate__(i + 1)
# expect: violation IsolationError bytes_iterator.__setstate__
# control: helgrind store_iterator_index canary_read bytes_iterator.index foo ; digest bytes_iterator.index foo
# contexts: 2

import parallel

foo = iter(b'abcd')


def work(i):
    foo.__setstate__(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
