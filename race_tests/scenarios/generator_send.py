# scenario: generator_send
# row: E05
# shares: foo, a generator made in main
# operation: foo.send(None)
# expect: violation IsolationError generator.send
# control: helgrind store_generator_state canary_read generator.state foo ; digest generator
# contexts: 1
# quick: yes

import parallel

def numbers():
    n = 0
    while n < 50:
        n += 1
        yield n


foo = numbers()


def work(i):
    try:
        foo.send(None)  # <- violation
    except ValueError:
        pass  # with the guard off: generator already executing
    return i


print("result:", parallel.map(work, [0]))
