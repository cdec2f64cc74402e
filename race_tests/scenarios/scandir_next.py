# scenario: scandir_next
# row: E09
# shares: foo, an iterator of os.scandir
# operation: next(foo)
# expect: violation IsolationError posix.ScandirIterator.__next__
# control: helgrind store_file_number canary_read posix.ScandirIterator.at foo ; digest posix.ScandirIterator.at foo
# contexts: 2

import parallel
import posix

foo = posix.scandir('/')


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
