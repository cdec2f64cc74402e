# scenario: raise_chain_ok
# row: F02
# shares: foo, an exception instance of main
# operation: raise a new exception while foo is handled
# expect: ok ['second', 'second']
# control: none
# contexts: 2

import parallel

foo = ValueError("first")


def work(i):
    try:
        try:
            raise foo
        except ValueError:
            raise KeyError("second")
    except KeyError as error:
        return error.args[0]


print("result:", parallel.map(work, [0, 1]))
