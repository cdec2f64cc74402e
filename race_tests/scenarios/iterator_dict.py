# scenario: iterator_dict
# row: E03
# shares: foo, an iterator made in main
# operation: next(foo) of a dict
# expect: violation IsolationError dict_keyiterator.__next__
# control: helgrind store_iterator_index32 canary_read dict_keyiterator.index foo ; digest dict_keyiterator.index foo
# contexts: 2

import parallel

foo = iter({"a": 1, "b": 2})


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
