"""The table of dict: equal keys of different kinds, deletion, growth, copies."""


class Odd:
    """Equal to every odd int, all of one hash."""
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if isinstance(other, Odd):
            return self is other
        return isinstance(other, int) and other % 2 == 1


class Text(str):
    pass


d = {1: "int", "a": "str", (1, "a"): "tuple", None: 0, -1: "m", -2: "mm"}
print(d[True], d[1.0], d[Text("a")], d[(True, Text("a"))], d[-1], d[-1.0],
      d[-2], 2 in d, 1.5 in d, (1, "b") in d, ((1, "a"),) in d, Text("b") in d)
d[True] = "bool"
d[1.0] = "float"
d[Text("a")] = "sub"
print(d)
odd = Odd("x")
print(d[odd], odd in {3: 1}, odd in {1: 1}, {odd: 2}.get(1), {odd: 2}.get(3))
d = {}
for i in range(3000):
    d[i % 7, str(i % 11)] = i
    d[str(i)] = i
    if i % 3 == 0:
        del d[str(i // 2 if str(i // 2) in d else i)]
print(len(d), sum(d.values()), list(d)[:9], list(d)[-3:])
for i in range(2000):
    d[-i] = i
    d.pop(-i)
print(len(d), d.popitem(), d.popitem(), len(d))
for n in (0, 1, 5, 6, 10, 11, 100):
    e = {i: i for i in range(n)}
    c, u = e.copy(), {}
    u.update(e)
    f = dict(e)
    c["c"] = u["u"] = f["f"] = 1
    if n > 3:
        del c[2], u[2], f[2]
        c[2] = u[2] = f[2] = "new"
    print(len(e), list(c)[-3:], list(u)[-3:], f == {**e, "f": 1}, c == u,
          [k for k in c if k not in e], dict(c) == c, c | e == e | c)
for change in (lambda m: m.update(z=1), lambda m: m.clear(),
               lambda m: m.pop(0) or m.update(zz=1)):
    m = {i: i for i in range(8)}
    try:
        for k in m:
            change(m)
    except (RuntimeError, KeyError) as error:
        print(type(error).__name__, error)
for view in ({1: 2}.keys(), {1: 2}.values(), {1: 2}.items()):
    print(type(view.mapping).__name__, view.mapping[1], view.mapping == {1: 2})
for key in ([], {}, set(), (1, []), ((1, {}),), slice(1), bytearray()):
    for use in (lambda: {}[key], lambda: key in {}, lambda: {key: 1},
                lambda: {}.get(key), lambda: {1: 1}.pop(key),
                lambda: {}.setdefault(key), lambda: {key}):
        try:
            print(use())
        except (TypeError, KeyError) as error:
            print(type(error).__name__, error)
