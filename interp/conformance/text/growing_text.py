"""s += part in a loop, with every use of s between that must not see it grow."""


def build(n):
    s = ""
    for i in range(n):
        s += str(i)
    return s


def kept(n):
    s = ""
    seen = []
    for i in range(n):
        s += "ab"
        seen.append(s)
    return seen


def other(n):
    s = "x"
    t = s
    for i in range(n):
        s += "y"
        if i % 3 == 0:
            t = s
        s += t
    return s, t


def widths():
    s = "a"
    for part in ("b", "é", "ü", "\u1234", "c", "\U0001F600", "d", ""):
        s += part
    return s, len(s), s.isascii(), [hex(ord(c)) for c in s]


def keys(n):
    s = ""
    d = {}
    for i in range(n):
        s += "k"
        d[s] = i
    for i in range(n):
        s += "z"
    return d, s in d, hash(s) == hash("k" * n + "z" * n), d.get("k" * n)


class Right:
    def __init__(self):
        self.got = []

    def __radd__(self, left):
        self.got.append(left)
        return left + "!"


def reflected():
    s = "a"
    for i in range(4):
        s += "b"
        s += RIGHT
    return s, RIGHT.got, {x: 1 for x in RIGHT.got}


def mixed(start, parts):
    s = ""
    s = start
    try:
        for p in parts:
            s += p
    except TypeError as e:
        return s, str(e)
    return s


def conditional(n):
    s = ""
    for i in range(n):
        s += "," if i % 2 else ";"
        s += s[-1] + (s if len(s) < 5 else "")
    return s


def escapes(n):
    s = ""
    out = []
    for i in range(n):
        s += "q"
        out.append(locals()["s"])
        s += "r"
        f = lambda t=s: t
        out.append(f())
        out.append(s.upper())
        out.append((s, [s], {s}))
    return out


def generator(n):
    s = ""
    for i in range(n):
        s += "g"
        yield s
        s += (yield) or "none"


def unbound():
    try:
        s += "a"
    except UnboundLocalError as e:
        print(e)
    s = "b"
    s += "c"
    del s
    try:
        s += "d"
    except UnboundLocalError as e:
        print(e)


RIGHT = Right()
print(build(30), len(build(5000)), hash(build(100)) == hash(build(100)))
print(kept(5), len(set(kept(100))))
print(other(7))
print(widths())
print(keys(9))
print(reflected())
for start in ("", "ab", 1, 2.5, [1], None, 2**47 - 1):
    for parts in (["x", "y"], [1, 2], [[3], (4,)], [2**47 - 1, 1], [], [""]):
        print(mixed(start, parts))
print(conditional(12))
print(escapes(4))
print(list(generator(4)))
unbound()
text = ""
for i in range(3000):
    text += chr(97 + i % 26)
print(len(text), text[:30], text[-5:], build(3000)[-7:])
