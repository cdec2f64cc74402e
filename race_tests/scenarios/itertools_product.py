# scenario: itertools_product
# row: E08
# shares: foo, an itertools.product
# operation: next(foo)
# expect: violation IsolationError itertools.product.__next__
# control: helgrind store_iterator_field canary_read itertools.product.last foo ; digest itertools.product.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.product([1, 2], [3, 4])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
