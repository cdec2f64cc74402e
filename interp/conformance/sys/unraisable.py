# Errors that have nobody to go to: of __del__, of weak references' callbacks,
# of the functions of atexit. sys.unraisablehook is given them.
import atexit
import gc
import sys
import weakref


class Lines(list):
    def write(self, text):
        self.append(text)

    def flush(self):
        pass


class Broken:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        raise ValueError("del of " + self.what)


def callback(ref):
    {}["gone"]


def drop(what):
    Broken(what)


def hook(args):
    print(type(args).__name__, type(args).__module__, len(args))
    print(args.exc_type.__name__, repr(args.exc_value), args[0] is
          args.exc_type, args.err_msg)
    print(args.object.__qualname__, args.exc_traceback.tb_lineno > 0,
          args.exc_traceback.tb_next)
    print(repr(args).split("(")[0])


def shown(make, *args):
    sys.stderr, kept = Lines(), sys.stderr
    try:
        make(*args)
        gc.collect()
    finally:
        sys.stderr, lines = kept, sys.stderr
    text = "".join(lines).split("\n")
    print(len(text), text[0].split(" at 0x")[0], text[1:2], text[-2:])


class Target:
    pass


def watch():
    target = Target()
    return weakref.ref(target, callback)


shown(drop, "one")
kept = []
shown(lambda: kept.append(watch()))
sys.unraisablehook = hook
drop("two")
gc.collect()
kept.append(watch())
gc.collect()


# a hook that fails is told by the first one
def failing(args):
    raise TypeError("hook fails")


sys.unraisablehook = failing
shown(drop, "three")
sys.unraisablehook = None
shown(drop, "four")
sys.unraisablehook = sys.__unraisablehook__
for wrong in (None, (1, 2, 3, 4, 5), ValueError()):
    try:
        sys.unraisablehook(wrong)
    except TypeError as error:
        print(error)
del sys.unraisablehook
shown(drop, "five")
sys.unraisablehook = sys.__unraisablehook__


def at_end():
    raise LookupError("at the end")


def hook_at_end(args):
    print(args.err_msg, args.object is at_end, repr(args.exc_value))


atexit.register(at_end)
atexit.register(setattr, sys, "unraisablehook", hook_at_end)
atexit.register(print, "leaving")
