# scenario: int_iadd_ok
# row: D05
# shares: foo, an int; bar, a str; baz, a tuple
# operation: own = foo; own += 1
# expect: ok [(8, 'ab0', (1, 0)), (8, 'ab1', (1, 1))]
# control: none
# contexts: 2

import parallel

foo = 7
bar = "ab"
baz = (1,)


def work(i):
    number, text, pair = foo, bar, baz
    number += 1
    text += str(i)
    pair += (i,)
    return number, text, pair


print("result:", parallel.map(work, [0, 1]))
