# scenario: list_item_delete
# row: C08
# shares: foo, a list
# operation: del foo[0]
# expect: violation IsolationError DELETE_SUBSCR
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(i):
    del foo[0]  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
