# scenario: exception_fields_ok
# row: F04
# shares: nothing but code
# operation: notes, cause and attributes of an own exception
# expect: ok [(['seen'], 1, True), (['seen'], 1, True)]
# control: none
# contexts: 2

import parallel

class Failure(Exception):
    pass


def work(i):
    own = Failure("no")
    own.add_note("seen")
    own.code = 1
    own.__cause__ = KeyError(i)
    return own.__notes__, own.code, isinstance(own.__cause__, KeyError)


print("result:", parallel.map(work, [0, 1]))
