# scenario: list_append_bound
# row: C04
# shares: add, a bound method made in main
# operation: add = foo.append; add(i)
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2
# quick: yes

import parallel

foo = [1, 2, 3]
add = foo.append


def work(i):
    add(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
