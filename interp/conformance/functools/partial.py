"""partial: calls, merging, attributes, repr, subclasses, state, errors."""
from functools import partial


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


def show(*args, **kw):
    return args, kw


p = partial(show, 1, 2, a=3)
print(p(), p(4), p(4, b=5), p(a=6), p(z=1, a=2))
print(p.func is show, p.args, p.keywords)
q = partial(p, 3, a=9, c=1)
print(q.func is show, q.args, q.keywords, q(4, d=2), p.keywords)
print(partial(int, base=2)("101"), partial(max, 5)(3, 9), partial(print)())
print(partial(partial(partial(show, 1), 2), 3)(4))
print(attempt(partial), attempt(partial, 1), attempt(partial, x=1))
print(attempt(partial(len)), attempt(partial(show, **{"x y": 1})))
print(partial(int, "7"), partial(partial(int, "7"), base=8))
print(partial(str.upper)("abc"), list(map(partial(pow, 2), range(5))))

p.note = "own"
print(p.note, p.__dict__, sorted(vars(p)))
r = partial(p, 7)
print(r.func is p, r.args, r())
print(attempt(setattr, p, "func", 1), attempt(setattr, p, "args", ()))
del p.note
print(p.__dict__, attempt(getattr, p, "note"))
p.keywords["late"] = 1
print(p())


class Named(partial):
    kind = "named"

    def __call__(self, *args):
        return "called", super().__call__(*args)


n = Named(show, 1)
print(n(2), n.kind, repr(n)[-3:], type(n).__name__, isinstance(n, partial))
print(partial(n, 5).func is n, partial(n, 5)())


class Plain(partial):
    pass


s = Plain(show, 1)
print(partial(s, 2).func is show, type(Plain(partial(show, 1), 2)).__name__)
print(repr(Plain(int, 5)).endswith("Plain(<class 'int'>, 5)"))

self_ref = partial(show)
self_ref.__setstate__((self_ref, (), {}, None))
print(repr(self_ref).count("..."))

state = partial(show, 1, x=2).__reduce__()
print(state[0], len(state[1]), state[2][1:])
t = partial(print)
t.__setstate__((show, (1,), {"k": 2}, {"attr": 3}))
print(t(5), t.attr)
print(attempt(t.__setstate__, 1), attempt(t.__setstate__, (1, 2, 3, 4)))


class Holder:
    method = partial(show, "self is not bound")


print(Holder().method(1), partial[int])
many = partial(show, *range(20), **{f"k{i}": i for i in range(10)})
args, kw = many(*range(5), k3="three")
print(len(args), kw["k3"], list(kw)[:4], callable(many), hash(many) == hash(many))
print(attempt(partial(lambda a: a, 1), 2)[1].startswith("<lambda>"))
