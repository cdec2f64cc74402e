import sys


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def missing_module():
    import no_such_module


def missing_submodule():
    import _package.nothing


def missing_name():
    from math import no_such_name


def not_a_package():
    import _helper.inner


def failing():
    import _fails


attempt(missing_module)
attempt(missing_submodule)
attempt(missing_name)
attempt(not_a_package)
attempt(failing)
attempt(failing)
print("_fails" in sys.modules, "_helper" in sys.modules, "math" in sys.modules)
try:
    import no_such_module
except ImportError:
    no_such_module = None
print(no_such_module)
try:
    import math
    math.nothing
except AttributeError as error:
    print(error)
