# ExceptionGroup: split, subgroup, derive, except* in nested groups.
def tree():
    return ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [
        KeyError("k"), ValueError(2)]), TypeError("t")])


g = tree()
match, rest = g.split(ValueError)
print(repr(match), repr(rest))
print(repr(g.subgroup(lambda e: isinstance(e, KeyError))), g.subgroup(OSError))
print(g.message, len(g.exceptions), repr(g.derive([OSError(1)])))
try:
    raise tree()
except* ValueError as caught:
    print("values", [e.args for e in caught.exceptions])
except* (KeyError, TypeError) as caught:
    print("others", repr(caught))
try:
    try:
        raise tree()
    except* KeyError:
        print("key")
except ExceptionGroup as left:
    print("left", repr(left))
try:
    try:
        raise OSError("plain")
    except* OSError as caught:
        print(repr(caught))
        raise
except BaseException as left:
    print(repr(left))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__)
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]),
            lambda: ExceptionGroup("m", [KeyboardInterrupt()]),
            lambda: ExceptionGroup(1, [ValueError()])):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
