# scenario: callback_argument
# row: C04
# shares: foo, a list passed as the work's argument
# operation: item.append(1): the map's items are main's objects
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

foo = [1, 2, 3]


def work(item):
    item.append(4)  # <- violation
    return len(item)


print("result:", parallel.map(work, [foo, foo]))
