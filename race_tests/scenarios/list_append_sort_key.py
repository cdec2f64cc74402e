# scenario: list_append_sort_key
# row: C04
# shares: foo, a list
# operation: [2].sort(key=foo.append)
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    [2].sort(key=foo.append)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
