# scenario: itertools_combinations_setstate
# row: E08
# shares: foo, an itertools.combinations
# operation: foo.__setstate__((1, 2))
# expect: violation IsolationError combinations.__setstate__
# control: helgrind store_iterator_field canary_read itertools.combinations.last foo ; digest itertools.combinations.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.combinations(range(5), 2)


def work(i):
    foo.__setstate__((1, 2))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
