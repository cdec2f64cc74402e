# scenario: dict_update
# row: C10
# shares: foo, a dict
# operation: foo.update(a=i)
# expect: violation IsolationError dict.update
# control: helgrind store_dict_value canary_read dict.table foo ; digest dict.table foo
# contexts: 2

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    foo.update(a=i + 100)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
