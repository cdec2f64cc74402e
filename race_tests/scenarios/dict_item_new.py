# scenario: dict_item_new
# row: C09
# shares: foo, a dict
# operation: foo['c'] = i, a new key
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2
# quick: yes

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    foo["c"] = i  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
