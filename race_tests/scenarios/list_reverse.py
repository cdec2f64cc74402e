# scenario: list_reverse
# row: C06
# shares: foo, a list
# operation: foo.reverse()
# expect: violation IsolationError list.reverse
# control: helgrind store_list_item canary_read list.items foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo.reverse()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
