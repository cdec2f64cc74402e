"""The special methods of sequences called by name: what an operator leaves to
the other operand is a TypeError here; builtins with wrong arguments."""


class L(list):
    def __add__(self, other):
        return ("L", super().__add__(other))

    def __mul__(self, other):
        return ("L", super().__mul__(other))


class Right:
    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return ("rmul", other)


VALUES = [[1], (1,), "a", b"a", bytearray(b"a"), {1: 2}, {1}, 5, 1.5, None,
          range(2), L([1]), Right()]


def attempt(label, compute):
    try:
        print(label, repr(compute()).split(" object at")[0])
    except Exception as error:
        print(label, type(error).__name__, error)


for x in VALUES[:7] + [L([2])]:
    for y in VALUES:
        for name in ("__add__", "__mul__", "__rmul__"):
            if hasattr(x, name):
                attempt((type(x).__name__, name, type(y).__name__),
                        lambda: getattr(x, name)(y))
for x in ([1], (1,), "a", b"a", L([3])):
    attempt("right", lambda: x + Right())
    attempt("right", lambda: x * Right())
for spec in (None, 5, b"d", "d", ""):
    attempt("format", lambda: format(5, spec))
    attempt("from_bytes", lambda: int.from_bytes(b"\x01", spec))
    attempt("to_bytes", lambda: (5).to_bytes(2, spec))
for cls in (type(None), type(...), type(NotImplemented)):
    attempt("new", lambda: cls())
    attempt("new", lambda: cls(1))
for source in (None, 5, "a", "", [1, 300], {1: 2}, (1.5,), b"xy", range(3)):
    def extended():
        grown = bytearray(b"-")
        grown.extend(source)
        return grown
    attempt("extend", extended)
for start in ("", b"", bytearray(), [], None):
    attempt("sum", lambda: sum(5, start))
    attempt("sum", lambda: sum([], start))
for args in (("", 1.5, 7), (2, 3, 1.5), (None, 2, 3), (2, 3, 0), (2, -1, 7),
             (2, -1, 4), (True, 3, 5), (2, 3, "a"), ("a", "b", 2.5)):
    attempt("pow", lambda: pow(*args))
for args in ((7, b"*"), (":", 1.5), ("::", 1), (b":",), (":", -2), (":", 0)):
    attempt("hex", lambda: b"abcdef".hex(*args))
