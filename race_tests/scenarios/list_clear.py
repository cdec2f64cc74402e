# scenario: list_clear
# row: C06
# shares: foo, a list
# operation: foo.clear()
# expect: violation IsolationError list.clear
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo.clear()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
