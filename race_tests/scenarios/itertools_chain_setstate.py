# scenario: itertools_chain_setstate
# row: E08
# shares: foo, an itertools.chain
# operation: foo.__setstate__((iter([[i]]),))
# expect: violation IsolationError chain.__setstate__
# control: helgrind store_iterator_field canary_read itertools.chain.a foo ; digest itertools.chain.a foo
# contexts: 2

import itertools
import parallel

foo = itertools.chain([1], [2])


def work(i):
    foo.__setstate__((iter([[i]]),))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
