# scenario: generator_close
# row: E06
# shares: foo, a generator made in main
# operation: foo.close()
# expect: violation IsolationError generator.close
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
        foo.close()  # <- violation
    except ValueError:
        pass  # with the guard off: generator already executing
    return i


print("result:", parallel.map(work, [0]))
