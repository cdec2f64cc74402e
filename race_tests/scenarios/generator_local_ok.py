# scenario: generator_local_ok
# row: E10
# shares: a generator function of main
# operation: a generator made in the context
# expect: ok [[0, 1, 4], [0, 2, 5]]
# control: none
# contexts: 2

import parallel

def squares(n, step):
    for k in range(n):
        yield k * k + (step if k else 0)


def work(i):
    return list(squares(3, i))


print("result:", parallel.map(work, [0, 1]))
