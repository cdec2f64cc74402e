# scenario: str_iterator_setstate
# row: E08
# shares: foo, a str iterator
# operation: foo.__setstate__(i + 1)
# expect: violation IsolationError str_iterator.__setstate__
# control: helgrind store_iterator_index canary_read str_iterator.index foo ; digest str_iterator.index foo
# contexts: 2

import parallel

foo = iter('abcd')


def work(i):
    foo.__setstate__(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
