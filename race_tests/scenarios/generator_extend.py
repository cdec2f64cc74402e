# scenario: generator_extend
# row: E05
# shares: foo, a generator made in main
# operation: [].extend(foo)
# expect: violation IsolationError generator.__next__
# control: helgrind store_generator_state canary_read generator.state foo ; digest generator
# contexts: 1

import parallel

def numbers():
    n = 0
    while n < 50:
        n += 1
        yield n


foo = numbers()


def work(i):
    try:
        [].extend(foo)  # <- violation
    except ValueError:
        pass  # with the guard off: generator already executing
    return i


print("result:", parallel.map(work, [0]))
