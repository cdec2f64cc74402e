import sys

print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 11), type(sys.version_info).__name__)
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.platform, sys.float_repr_style)
print(sys.float_info)
print(sys.float_info.max, sys.float_info[0] == sys.float_info.max, len(sys.float_info))
print(sys.hash_info.modulus == 2 ** 61 - 1, sys.hash_info.inf, sys.hash_info.width)
print(hash(float("inf")) == sys.hash_info.inf, hash(2 ** 61 - 1))
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print(sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits())
print(type(sys.modules).__name__, "sys" in sys.modules, sys.modules["sys"] is sys, sys.modules["__main__"].__name__)
print(isinstance(sys.path, list), isinstance(sys.argv, list), len(sys.argv))
print("json" in sys.stdlib_module_names, "sys" in sys.builtin_module_names, "posix" in sys.builtin_module_names)
print(sys.flags.optimize, sys.flags.debug, type(sys.flags).__name__)
print(sys.intern("ab" + "c") is sys.intern("abc"), sys.exc_info())
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is e, sys.exception() is e)
for bad in (lambda: sys.intern(5), lambda: sys.setrecursionlimit(0), lambda: sys.set_int_max_str_digits(5),
            lambda: setattr(sys.float_info, "max", 1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
sys.set_int_max_str_digits(1000)
try:
    str(10 ** 1000)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)))
sys.displayhook([1, 2])
sys.displayhook(None)
import builtins
print(builtins._)
def f():
    return sys._getframe().f_code.co_name, sys._getframe(1).f_lineno
print(f())
print(sys.implementation.version == sys.version_info, isinstance(sys.implementation.name, str))
try:
    sys.exit("bye")
except SystemExit as e:
    print(e.code)

def hook(kind, value, tb):
    print("hooked", kind.__name__, value, tb.tb_lineno > 0)

sys.excepthook = hook
raise KeyError("last")
