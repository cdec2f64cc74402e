# args: one --two 3
import sys

print(sys.argv[1:], len(sys.argv), sys.argv[0].endswith("sys_basics.py"))
print(sys.maxsize, sys.version_info[:2], sys.version_info >= (3, 8))
print(sys.version_info.major, sys.version_info.minor, sys.byteorder)
sys.stdout.write("stdout\n")
sys.stderr.write("stderr line\n")
sys.stdout.flush()
print("sys" in sys.modules, "__main__" in sys.modules)
print(sys.modules["__main__"].__name__, sys.getrecursionlimit())
print(isinstance(sys.path, list), type(sys.path[0]).__name__)
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.intern("abc") == "abc", sys.float_info.max, sys.platform)
sys.setrecursionlimit(300)


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(error)
sys.exit(0)
