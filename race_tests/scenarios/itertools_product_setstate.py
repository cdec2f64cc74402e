# scenario: itertools_product_setstate
# row: E08
# shares: foo, an itertools.product
# operation: foo.__setstate__((1, 1))
# expect: violation IsolationError product.__setstate__
# control: helgrind store_iterator_field canary_read itertools.product.last foo ; digest itertools.product.last foo
# contexts: 2

import itertools
import parallel

foo = itertools.product([1, 2], [3, 4])


def work(i):
    foo.__setstate__((1, 1))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
