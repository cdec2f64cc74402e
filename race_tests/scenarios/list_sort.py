# scenario: list_sort
# row: C07
# shares: foo, a list
# operation: foo.sort(reverse=True)
# expect: violation IsolationError list.sort
# control: helgrind store_list_move canary_read list.items foo ; digest list.items foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo.sort(reverse=True)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
