# scenario: list_imul
# row: D01
# shares: foo, a list
# operation: own = foo; own *= 2
# expect: violation IsolationError list.__imul__
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    own = foo
    own *= 2  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
