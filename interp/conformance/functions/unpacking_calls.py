def f(*args, **kw):
    return args, kw


print(f(*range(3)), f(*"abc"), f(*{1: 2}), f(*(i * i for i in range(3))))
print(f(1, *[2, 3], 4, *(5,)))
print(f(a=1, **{"b": 2}, c=3, **dict(d=4)))
print(f(*[1, 2], x=3, **{"y": 4}))


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


print(f(**Mapping()))


def forward(*args, **kw):
    return f(*args, **kw)


print(forward(1, 2, k=3))
args, kw = forward([1], z=2)
kw["z"] = 9
print(forward(**kw), args)
data = {"a": 1}
(_, got) = f(**data)
got["a"] = 2
print(data)
print(print.__name__, max(*[3, 9, 2]), dict(**{"x": 1}, y=2))
