# scenario: partial_setstate
# row: B01
# shares: foo, a partial
# operation: foo.__setstate__((min, (i,), {}, {}))
# expect: violation IsolationError partial.__setstate__
# control: helgrind store_partial_field canary_read functools.partial.func foo ; digest functools.partial.func foo
# contexts: 2

import _functools
import parallel

foo = _functools.partial(max, 1)


def work(i):
    foo.__setstate__((min, (i,), {}, {}))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
