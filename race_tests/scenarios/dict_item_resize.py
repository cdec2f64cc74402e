# scenario: dict_item_resize
# row: C09
# shares: foo, a dict
# operation: so many new keys that foo must grow
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_dict_entries canary_read dict.entries foo ; digest dict.entries foo
# contexts: 2

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    for n in range(100):
        foo[100 * i + n] = n  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
