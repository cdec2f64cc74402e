# scenario: dict_item_delete
# row: C09
# shares: foo, a dict
# operation: del foo['a']
# expect: violation IsolationError DELETE_SUBSCR
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2

import parallel

foo = {"a": 1, "b": 2}
KEYS = "ab"


def work(i):
    del foo[KEYS[i]]  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
