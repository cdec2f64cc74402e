"""Every route of foo.append(x), with spare capacity and without, with None, a
small int and a main object as the argument."""
import parallel

spare = [0]
spare.append(1)
spare.append(2)
spare.pop()
tight = list(range(4))
main_object = [9]


class Sub(list):
    def add(self, x):
        super().append(x)


sub = Sub([1])


def routes(foo, x):
    bound = foo.append
    return [lambda: foo.append(x), lambda: bound(x),
            lambda: list.append(foo, x), lambda: list(map(foo.append, [x])),
            lambda: [x].sort(key=foo.append), lambda: sorted([x], key=bound),
            lambda: getattr(foo, "app" + "end")(x), lambda: foo.extend([x]),
            lambda: foo.insert(0, x), lambda: foo.__iadd__([x]),
            lambda: list.__setitem__(foo, 0, x), lambda: min([x], key=bound),
            lambda: [*filter(foo.append, [x])]]


def all_routes(i):
    allowed = []
    for name, foo in (("spare", spare), ("tight", tight), ("sub", sub)):
        for x in (None, 7, main_object):
            for k, call in enumerate(routes(foo, x)):
                try:
                    call()
                    allowed.append((name, x, k))
                except parallel.IsolationError as e:
                    pass
    for x in (None, 7, main_object):
        try:
            sub.add(x)
            allowed.append(("super", x))
        except parallel.IsolationError:
            pass
    return allowed


print(parallel.map(all_routes, range(4)))  # expect: [[], [], [], []]
print(spare, tight, sub)  # expect: [0, 1] [0, 1, 2, 3] [1]
