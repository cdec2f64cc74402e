# scenario: namespace_init
# row: B01
# shares: foo, a SimpleNamespace
# operation: foo.__init__(a=i + 5)
# expect: violation IsolationError SimpleNamespace.__init__
# control: helgrind store_object_slot canary_read types.SimpleNamespace.a foo ; digest types.SimpleNamespace.a foo
# contexts: 2

import parallel
import types

foo = types.SimpleNamespace(a=1)


def work(i):
    foo.__init__(a=i + 5)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
