# scenario: itertools_combinations_with_replacement
# row: E08
# shares: foo, an itertools.combinations_with_replacement
# operation: next(foo)
# expect: violation IsolationError itertools.combinations_with_replacement.__next__
# control: helgrind store_iterator_field canary_read itertools.combinations_with_replacement.last foo ; digest itertools.combinations_with_replacement.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.combinations_with_replacement(range(5), 2)


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
