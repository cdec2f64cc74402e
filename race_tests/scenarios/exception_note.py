# scenario: exception_note
# row: F04
# shares: foo, an exception instance of main
# operation: foo.add_note('x')
# expect: violation IsolationError BaseException.add_note
# control: helgrind store_exception_field canary_read BaseException.notes foo ; digest BaseException.notes foo
# contexts: 2

import parallel

foo = ValueError("no")


def work(i):
    foo.add_note("seen")  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
