"""A context warns as main does, on its own stderr, also about a coroutine that
it drops. An error of __del__ goes to main's hook."""
import gc
import parallel
import sys


async def never(n):
    pass


class Broken:
    def __del__(self):
        raise ValueError("from __del__")


def drop(n):
    never(n)
    Broken()


def collects(n):
    drop(n)
    for _ in range(3):
        gc.collect()
    return n


def ignored(args):
    print(args.err_msg, args.exc_value, args.object.__qualname__)


sys.unraisablehook = ignored
print(parallel.map(collects, [3, 4]))
# expect: None from __del__ Broken.__del__
# expect: None from __del__ Broken.__del__
# expect: [3, 4]
# stderr: warnings_in_contexts.py:8: RuntimeWarning: coroutine 'never' was never awaited
# stderr:   async def never(n):
