"""--guard=pages answers for refused writes alone: SIGSEGV from elsewhere ends
the process, as without it."""
# pxi: --guard=pages
# exit: -11
import os
import parallel
import signal


def crash(i):
    os.kill(os.getpid(), signal.SIGSEGV)
    while True:
        pass


print("before", flush=True)
parallel.map(crash, [1])
print("behind")
# expect: before
