# scenario: struct_init
# row: B01
# shares: foo, a Struct
# operation: foo.__init__('hh')
# expect: violation IsolationError Struct.__init__
# control: helgrind store_memio_field canary_read _struct.Struct.format foo ; digest _struct.Struct.format foo
# contexts: 2

import _struct
import parallel

foo = _struct.Struct('b')


def work(i):
    foo.__init__('hh')  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
