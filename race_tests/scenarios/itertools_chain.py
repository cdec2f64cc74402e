# scenario: itertools_chain
# row: E08
# shares: foo, an itertools.chain
# operation: next(foo)
# expect: violation IsolationError itertools.chain.__next__
# control: helgrind store_iterator_field canary_read itertools.chain.b foo ; digest itertools.chain.b foo
# contexts: 2

import itertools
import parallel

foo = itertools.chain([1, 2, 3], [4])


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
