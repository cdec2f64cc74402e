"""--guard=ops, the idea of 2013: store opcodes alone. It misses every method,
and refuses a __setitem__ that changes nothing."""
# pxi: --guard=ops
import parallel

foo = [1]
seen = {}


class Quiet:
    def __setitem__(self, key, value):
        pass


quiet = Quiet()


def store(i):
    seen["x"] = 1


def append(i):
    foo.append(i)


def harmless(i):
    quiet[0] = 1


for fn in store, append, harmless:
    try:
        parallel.map(fn, [7])
        print(fn.__name__, "not refused")
    except parallel.IsolationError:
        print(fn.__name__, "refused")
# expect: store refused
# expect: append not refused
# expect: harmless refused
