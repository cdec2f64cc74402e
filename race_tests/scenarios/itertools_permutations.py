# scenario: itertools_permutations
# row: E08
# shares: foo, an itertools.permutations
# operation: next(foo)
# expect: violation IsolationError itertools.permutations.__next__
# control: helgrind store_iterator_field canary_read itertools.permutations.last foo ; digest itertools.permutations.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.permutations(range(4))


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
