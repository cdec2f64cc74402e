# scenario: list_item
# row: C01
# shares: foo, a list
# operation: foo[0] = [i]
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo[0] = [i]  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
