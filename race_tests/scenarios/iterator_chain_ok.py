# scenario: iterator_chain_ok
# row: E04
# shares: foo, a list
# operation: zip, enumerate, map, filter over foo
# expect: ok [([(0, 1), (1, 2)], [(1, 1), (2, 2)], ['1', '2'], [2]), ([(0, 1), (1, 2)], [(1, 1), (2, 2)], ['1', '2'], [2])]
# control: none
# contexts: 2

import parallel

foo = [1, 2]


def work(i):
    return (list(enumerate(foo)), list(zip(foo, foo)), list(map(str, foo)),
            list(filter(lambda n: n > 1, foo)))


print("result:", parallel.map(work, [0, 1]))
