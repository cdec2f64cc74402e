# scenario: list_setitem_method
# row: C01
# shares: foo, a list
# operation: foo.__setitem__(0, i)
# expect: violation IsolationError list.__setitem__
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo.__setitem__(0, i + 100)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
