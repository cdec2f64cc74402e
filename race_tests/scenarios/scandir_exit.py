# scenario: scandir_exit
# row: E09
# shares: foo, an iterator of os.scandir
# operation: foo.__exit__(None, None, None)
# expect: violation IsolationError ScandirIterator.__exit__
# control: helgrind store_file_field canary_read posix.ScandirIterator.entries foo ; digest posix.ScandirIterator.entries foo
# contexts: 2

import parallel
import posix

foo = posix.scandir('/')


def work(i):
    foo.__exit__(None, None, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
