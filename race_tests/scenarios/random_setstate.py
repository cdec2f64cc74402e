# scenario: random_setstate
# row: G14
# shares: foo, a _random.Random
# operation: foo.setstate(state)
# expect: violation IsolationError Random.setstate
# control: helgrind store_random_word canary_read _random.Random.word foo ; digest _random.Random.word foo
# contexts: 2

import _random
import parallel

foo = _random.Random(4)
state = _random.Random(5).getstate()


def work(i):
    foo.setstate(state)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
