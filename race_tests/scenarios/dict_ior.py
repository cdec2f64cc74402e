# scenario: dict_ior
# row: D02
# shares: foo, a dict
# operation: own = foo; own |= {'a': i}
# expect: violation IsolationError dict.__ior__
# control: helgrind store_dict_value canary_read dict.table foo ; digest dict.table foo
# contexts: 2

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    own = foo
    own |= {"a": i + 100}  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
