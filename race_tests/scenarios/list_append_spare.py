# scenario: list_append_spare
# row: C04
# shares: foo, a list with spare capacity
# operation: foo.append(None)
# expect: violation IsolationError list.append
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2
# quick: yes

import parallel

foo = []
for n in range(5):
    foo.append(n)  # grown by append: capacity is left over


def work(i):
    foo.append(None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
