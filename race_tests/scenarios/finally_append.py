# scenario: finally_append
# row: C04
# shares: foo, a list
# operation: foo.append(i) in a finally clause
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    try:
        return i
    finally:
        foo.append(i)  # <- violation


print("result:", parallel.map(work, [0, 1]))
