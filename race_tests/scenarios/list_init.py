# scenario: list_init
# row: C06
# shares: foo, a list
# operation: foo.__init__([i])
# expect: violation IsolationError list.__init__
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo.__init__([i])  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
