# scenario: iterator_dict_items
# row: E03
# shares: foo, an iterator made in main
# operation: next(foo) of iter({"a": 1, "b": 2}.items())
# expect: violation IsolationError dict_itemiterator.__next__
# control: helgrind store_iterator_index32 canary_read dict_itemiterator.index foo ; digest dict_itemiterator.index
# contexts: 2

import parallel

foo = iter({"a": 1, "b": 2}.items())


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
