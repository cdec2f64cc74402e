# scenario: itertools_combinations
# row: E08
# shares: foo, an itertools.combinations
# operation: next(foo)
# expect: violation IsolationError itertools.combinations.__next__
# control: helgrind store_iterator_field canary_read itertools.combinations.last foo ; digest itertools.combinations.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.combinations(range(5), 2)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
