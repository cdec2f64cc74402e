# scenario: dict_item
# row: C09
# shares: foo, a dict
# operation: foo['a'] = i, an existing key
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_dict_value canary_read dict.table foo ; digest dict.table foo
# contexts: 2
# quick: yes

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    foo["a"] = i + 100  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
