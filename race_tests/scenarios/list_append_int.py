# scenario: list_append_int
# row: C04
# shares: foo, a list with spare capacity
# operation: foo.append(i)
# expect: violation IsolationError list.append
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import parallel

foo = []
for n in range(5):
    foo.append(n)  # grown by append: capacity is left over


def work(i):
    foo.append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
