# scenario: exception_local_ok
# row: F11
# shares: nothing but code
# operation: raise and handle inside the context
# expect: ok [('E', 0), ('E', 1)]
# control: none
# contexts: 2

import parallel

class E(Exception):
    pass


def fail(i):
    raise E(i)


def work(i):
    try:
        fail(i)
    except E as error:
        return type(error).__name__, error.args[0]
    finally:
        done = True


print("result:", parallel.map(work, [0, 1]))
