# scenario: scandir_close
# row: E09
# shares: foo, an iterator of os.scandir
# operation: foo.close()
# expect: violation IsolationError ScandirIterator.close
# control: helgrind store_file_field canary_read posix.ScandirIterator.entries foo ; digest posix.ScandirIterator.entries foo
# contexts: 2

import parallel
import posix

foo = posix.scandir('/')


def work(i):
    foo.close()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
