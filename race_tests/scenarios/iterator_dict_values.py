# scenario: iterator_dict_values
# row: E03
# shares: foo, an iterator made in main
# operation: next(foo) of iter({"a": 1, "b": 2}.values())
# expect: violation IsolationError dict_valueiterator.__next__
# control: helgrind store_iterator_index32 canary_read dict_valueiterator.index foo ; digest dict_valueiterator.index
# contexts: 2

import parallel

foo = iter({"a": 1, "b": 2}.values())


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
