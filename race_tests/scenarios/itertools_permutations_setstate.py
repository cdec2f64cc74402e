# scenario: itertools_permutations_setstate
# row: E08
# shares: foo, an itertools.permutations
# operation: foo.__setstate__(((1, 2, 0), (3, 2, 1)))
# expect: violation IsolationError permutations.__setstate__
# control: helgrind store_iterator_field canary_read itertools.permutations.last foo ; digest itertools.permutations.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.permutations(range(3))


def work(i):
    foo.__setstate__(((1, 2, 0), (3, 2, 1)))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
