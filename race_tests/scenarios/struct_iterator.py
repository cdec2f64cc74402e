# scenario: struct_iterator
# row: E02
# shares: foo, an iterator of iter_unpack
# operation: next(foo)
# expect: violation IsolationError _struct.unpack_iterator.__next__
# control: helgrind store_memio_number canary_read _struct.unpack_iterator.at foo ; digest _struct.unpack_iterator.at foo
# contexts: 2

import _struct
import parallel

foo = _struct.iter_unpack('b', b'abcd')


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
