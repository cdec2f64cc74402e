# scenario: comprehension_append
# row: C04
# shares: foo, a list
# operation: [foo.append(n) for n in range(3)]
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    return [foo.append(n) for n in range(3)]  # <- violation


print("result:", parallel.map(work, [0, 1]))
