# scenario: list_iadd
# row: D01
# shares: foo, a list
# operation: own = foo; own += [i]
# expect: violation IsolationError list.__iadd__
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2
# quick: yes

import parallel

foo = [1, 2, 3]


def work(i):
    own = foo
    own += [i]  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
