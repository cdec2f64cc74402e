# scenario: random_init
# row: G14
# shares: foo, a _random.Random
# operation: foo.__init__(i + 9)
# expect: violation IsolationError Random.__init__
# control: helgrind store_random_word canary_read _random.Random.word foo ; digest _random.Random.word foo
# contexts: 2

import _random
import parallel

foo = _random.Random(4)


def work(i):
    foo.__init__(i + 9)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
