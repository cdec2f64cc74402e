# scenario: four_contexts
# row: K01
# shares: foo, a list
# operation: foo.append(i) in four contexts
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 4

import parallel

foo = [1, 2, 3]


def work(i):
    foo.append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1, 2, 3]))
