# scenario: generator_yield_from
# row: E06
# shares: foo, a generator made in main
# operation: yield from foo in an own generator
# expect: violation IsolationError generator.send
# control: helgrind store_generator_state canary_read generator.state foo ; digest generator
# contexts: 1

import parallel

def numbers():
    n = 0
    while n < 50:
        n += 1
        yield n


foo = numbers()


def through():
    yield from foo  # <- violation


def work(i):
    try:
        next(through(), None)
    except ValueError:
        pass  # with the guard off: generator already executing
    return i


print("result:", parallel.map(work, [0]))
