# scenario: fieldname_iterator
# row: E02
# shares: foo, the parts of a field name
# operation: next(foo)
# expect: violation IsolationError fieldnameiterator.__next__
# control: helgrind store_iterator_index32 canary_read fieldnameiterator.at foo ; digest fieldnameiterator.at foo
# contexts: 2

import _string
import parallel

foo = _string.formatter_field_name_split('a.b.c.d')[1]


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
