# scenario: list_slice_store
# row: C08
# shares: foo, a list
# operation: foo[1:] = [i]
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    foo[1:] = [i + 100]  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
