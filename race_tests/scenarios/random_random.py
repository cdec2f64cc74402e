# scenario: random_random
# row: G14
# shares: foo, a random.Random
# operation: foo.random()
# expect: violation IsolationError Random.random
# control: helgrind store_random_index canary_read _random.Random.index foo ; digest _random.Random.index foo
# contexts: 2

import _random
import parallel

foo = _random.Random(4)


def work(i):
    foo.random()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
