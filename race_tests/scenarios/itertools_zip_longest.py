# scenario: itertools_zip_longest
# row: E08
# shares: foo, an itertools.zip_longest
# operation: next(foo)
# expect: violation IsolationError itertools.zip_longest.__next__
# control: helgrind store_iterator_index canary_read list_iterator.index ; digest list_iterator.index
# contexts: 2

import itertools
import parallel

foo = itertools.zip_longest([1, 2, 3], [4, 5, 6])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
