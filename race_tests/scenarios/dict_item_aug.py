# scenario: dict_item_aug
# row: C09
# shares: foo, a dict
# operation: foo['a'] += 1
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_dict_value canary_read dict.table foo ; digest dict.table foo
# contexts: 2

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    foo["a"] += 1  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
