# scenario: list_read_ok
# row: C12
# shares: foo, a list
# operation: everything that only reads a list
# expect: ok [(3, 6, 3, [1, 2], [1, 2, 3, 0], True, 1), (3, 6, 3, [1, 2], [1, 2, 3, 1], True, 1)]
# control: none
# contexts: 2
# quick: yes

import parallel

foo = [1, 2, 3]


def work(i):
    last = foo[-1]
    total = 0
    for item in foo:
        total += item
    return (len(foo), total, last, foo[:2], foo + [i], 2 in foo,
            foo.index(2))


print("result:", parallel.map(work, [0, 1]))
