# scenario: raise_main_exception_ok
# row: F01
# shares: foo, an exception instance of main
# operation: raise foo, caught in the context
# expect: ok [('no', True), ('no', True)]
# control: none
# contexts: 2
# quick: yes

import parallel

foo = ValueError("no")


def work(i):
    try:
        raise foo
    except ValueError as error:
        return error.args[0], error is foo


print("result:", parallel.map(work, [0, 1]))
