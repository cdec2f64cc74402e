# scenario: dict_setdefault
# row: C10
# shares: foo, a dict
# operation: foo.setdefault('c', i)
# expect: violation IsolationError dict.setdefault
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    foo.setdefault("c", i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
