# scenario: list_append_full
# row: C05
# shares: foo, a list without spare capacity
# operation: foo.append(i), which needs new storage
# expect: violation IsolationError list.append
# control: helgrind store_list_store canary_read list.store foo ; digest list.store foo
# contexts: 2
# quick: yes

import parallel

foo = [n for n in (1, 2, 3)][:]


def work(i):
    foo.append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
