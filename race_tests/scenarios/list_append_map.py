# scenario: list_append_map
# row: C04
# shares: foo, a list
# operation: list(map(foo.append, [i]))
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    list(map(foo.append, [i]))  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
