# scenario: weakref_remove_dead
# row: C09
# shares: foo, a dict of weak references
# operation: _weakref._remove_dead_weakref(foo, 1)
# expect: violation IsolationError _weakref._remove_dead_weakref
# control: helgrind store_dict_used canary_read dict.used foo ; digest dict.used foo
# contexts: 2

import _weakref
import gc
import parallel

class Thing:
    pass


foo = {1: _weakref.ref(Thing())}
gc.collect()


def work(i):
    _weakref._remove_dead_weakref(foo, 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
