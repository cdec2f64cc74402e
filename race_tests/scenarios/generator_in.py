# scenario: generator_in
# row: E05
# shares: foo, a generator made in main
# operation: 99 in foo
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
        99 in foo  # <- violation
    except ValueError:
        pass  # with the guard off: generator already executing
    return i


print("result:", parallel.map(work, [0]))
