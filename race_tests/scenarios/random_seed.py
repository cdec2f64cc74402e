# scenario: random_seed
# row: G14
# shares: foo, a _random.Random
# operation: foo.seed(i + 9)
# expect: violation IsolationError Random.seed
# control: helgrind store_random_word canary_read _random.Random.word foo ; digest _random.Random.word foo
# contexts: 2

import _random
import parallel

foo = _random.Random(4)


def work(i):
    foo.seed(i + 9)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
