# scenario: list_insert
# row: C06
# shares: foo, a list
# operation: foo.insert(0, i)
# expect: violation IsolationError list.insert
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo.insert(0, i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
