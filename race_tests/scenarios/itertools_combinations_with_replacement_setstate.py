# scenario: itertools_combinations_with_replacement_setstate
# row: E08
# shares: foo, an itertools.combinations_with_replacement
# operation: foo.__setstate__((1, 2))
# expect: violation IsolationError combinations_with_replacement.__setstate__
# control: helgrind store_iterator_field canary_read itertools.combinations_with_replacement.last foo ; digest itertools.combinations_with_replacement.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.combinations_with_replacement(range(5), 2)


def work(i):
    foo.__setstate__((1, 2))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
