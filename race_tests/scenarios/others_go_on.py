# scenario: others_go_on
# row: J11
# shares: foo, a list
# operation: context 0 writes and is refused, context 1 computes on
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2
# outcomes: violation ok

import parallel

foo = [1, 2, 3]


def work(i):
    if i == 0:
        foo.append(i)  # <- violation
    total = 0
    for n in range(200):
        total += n * len(foo)
    return total


print("result:", parallel.map(work, [0, 1]))
