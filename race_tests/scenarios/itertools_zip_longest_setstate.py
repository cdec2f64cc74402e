# scenario: itertools_zip_longest_setstate
# row: E08
# shares: foo, an itertools.zip_longest
# operation: foo.__setstate__(i)
# expect: violation IsolationError zip_longest.__setstate__
# control: helgrind store_iterator_field canary_read itertools.zip_longest.fill foo ; digest itertools.zip_longest.fill foo
# contexts: 2

import itertools
import parallel

foo = itertools.zip_longest([1], [2])


def work(i):
    foo.__setstate__(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
