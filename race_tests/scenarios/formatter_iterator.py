# scenario: formatter_iterator
# row: E02
# shares: foo, the parts of a format string
# operation: next(foo)
# expect: violation IsolationError formatteriterator.__next__
# control: helgrind store_iterator_index32 canary_read formatteriterator.at foo ; digest formatteriterator.at foo
# contexts: 2

import _string
import parallel

foo = _string.formatter_parser('{a}b{c}d{e}')


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
