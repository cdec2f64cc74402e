# scenario: big_int_ok
# row: G05
# shares: foo, an int of 200 bits
# operation: arithmetic on it
# expect: ok [(1606938044258990275541962092341162602522202993782792835301376, 60), (1606938044258990275541962092341162602522202993782792835301377, 60)]
# control: none
# contexts: 2

import parallel

foo = 2 ** 200


def work(i):
    return foo + i, len(str(foo)) - 1


print("result:", parallel.map(work, [0, 1]))
