# scenario: generator_for
# row: E05
# shares: foo, a generator made in main
# operation: for item in foo
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
    total = 0
    try:
        for item in foo:  # <- violation
            total += item
    except ValueError:
        pass  # with the guard off: generator already executing
    return i


print("result:", parallel.map(work, [0]))
