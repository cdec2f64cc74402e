# weakref.finalize, WeakMethod, the order of callbacks, and the weak containers
# when what they hold goes; collections are asked for.
import copy
import gc
import weakref


class Thing:
    def __init__(self, name=""):
        self.name = name

    def __repr__(self):
        return "Thing(%r)" % self.name

    def method(self, *args):
        return self.name, args

    @classmethod
    def of_class(cls):
        return cls.__name__


def settle():
    n = Thing()
    (n, n, n, n, n, n, n, n)  # no stale word keeps what was there before
    weakref.proxy(n).method()
    for _ in range(3):
        [Thing() for _ in range(5)]
        gc.collect()


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, str(error).split(" at ")[0])


def say(*args, **kwargs):
    print("called", args, kwargs)
    return "said"


# ---- finalize
thing = Thing("one")
f = weakref.finalize(thing, say, 1, 2, key=3)
print(f.alive, f.atexit, f.peek()[0] is thing, f.peek()[1] is say, f.peek()[2:])
print(str(f).split(" at ")[0].replace("<", ""), f(), f.alive, f(), f.peek(),
      f.detach())
print(repr(f).split(" at ")[0])
f = weakref.finalize(thing, say, "detached")
obj, func, args, kwargs = f.detach()
print(obj is thing, func is say, args, kwargs, f.alive, f())
f.atexit = True
print(f.atexit)
print(attempt(weakref.finalize), attempt(weakref.finalize, thing),
      attempt(weakref.finalize, 5, say), attempt(weakref.finalize, obj=thing,
                                                 func=say))


def dropped(name, **kwargs):
    thing = Thing(name)
    f = weakref.finalize(thing, say, name, **kwargs)
    return f


f = dropped("gone", a=1)
settle()
print(f.alive, f())


def two():
    thing = Thing("two")
    return [weakref.finalize(thing, print, "finalizer", i) for i in range(3)]


fs = two()
settle()
print([f.alive for f in fs])
kept = dropped("unnoticed")
settle()
del thing, obj, kept


# ---- WeakMethod
thing = Thing("bound")
method = weakref.WeakMethod(thing.method, lambda ref: print("method gone",
                                                            ref is method))
print(method()(1, 2), method() == thing.method, method() is method())
other = weakref.WeakMethod(thing.method)
print(method == other, method != other, hash(method) == hash(other),
      method == weakref.WeakMethod(Thing("x").method), method == 3)
print(attempt(weakref.WeakMethod, say), attempt(weakref.WeakMethod, 4))
by_class = weakref.WeakMethod(Thing.of_class)
print(by_class()())
thing = None
settle()
print(method(), other(), method == other, by_class() is not None)


# ---- callbacks: the latest reference is told first
def ordered():
    thing = Thing("callbacks")
    refs = [weakref.ref(thing, lambda ref, i=i: print("callback", i,
                                                      ref is refs[i], ref()))
            for i in range(4)]
    print(weakref.getweakrefcount(thing), len(weakref.getweakrefs(thing)))
    return refs


refs = ordered()
settle()
print([ref() for ref in refs])
plain = weakref.ref(Thing) is weakref.ref(Thing)
print(plain, weakref.ref(Thing, print) is weakref.ref(Thing, print))


# ---- equality and hash of references, dead and alive
class Equal:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return 40 + self.n


def pairs():
    a, b, c = Equal(1), Equal(1), Equal(2)
    ra, rb, rc = weakref.ref(a), weakref.ref(b), weakref.ref(c)
    print(ra == rb, ra != rb, ra == rc, hash(ra), len({ra, rb, rc}))
    return ra, rb, rc


ra, rb, rc = pairs()
settle()
print(ra == rb, ra == ra, ra != rc, hash(ra), attempt(hash, weakref.ref(Thing)
                                                      ) == hash(Thing))


def unhashed():
    return weakref.ref(Equal(5))


ref = unhashed()
settle()
print(attempt(hash, ref), attempt(lambda: ref < ra), repr(ref).split(" at ")[0],
      "dead" in repr(ref))


# ---- containers lose what goes
def fill(names):
    things = {name: Thing(name) for name in names}
    values = weakref.WeakValueDictionary(things)
    keys = weakref.WeakKeyDictionary((t, n) for n, t in things.items())
    members = weakref.WeakSet(things.values())
    return things, values, keys, members


things, values, keys, members = fill("abcd")
print(len(values), len(keys), len(members))


def lose(name):
    del things[name]


lose("b")
settle()
print(sorted(values), sorted(keys.values()), sorted(t.name for t in members))
print(values.get("b", "none"), "b" in values, attempt(lambda: values["b"]))
print(sorted(name for name, thing in values.items()),
      sorted(ref().name for ref in values.valuerefs()),
      sorted(ref().name for ref in keys.keyrefs()))


def while_iterating():
    seen = []
    for name, thing in values.items():
        seen.append(name)
        if name == "a":
            lose("c")
        del thing
    return sorted(seen)[:1]


print(while_iterating())
settle()
print(sorted(values), len(keys), len(members))
copied = copy.copy(values), values.copy(), keys.copy(), members.copy()
print([len(c) for c in copied], type(copied[0]).__name__)
values.update(z=things["a"])
print(sorted(values), values.pop("z") is things["a"], values.pop("z", 0),
      attempt(values.pop, "z"), attempt(values.setdefault, "n", 3))
print(values | {"y": things["d"]} == {}, sorted((values | {"y": things["d"]})))
both = members | {things["a"]}
print(len(both), members.isdisjoint(set()), members == both,
      members - both == weakref.WeakSet(), members ^ both, members.pop() in
      things.values())
print(attempt(members.remove, Thing("no")), attempt(members.add, 5))
for container in (things, both, values, keys, members):
    container.clear()
print(len(values), len(keys), len(members), list(values.items()), list(members),
      attempt(members.pop), attempt(values.popitem), attempt(keys.popitem))


# ---- proxies, also of what is called, and of what is gone
def proxies():
    target = Thing("proxied")
    proxy, bound = weakref.proxy(target), weakref.proxy(target.of_class)
    print(proxy.method(1), type(proxy).__name__, proxy == proxy,
          isinstance(proxy, Thing), isinstance(proxy, int),
          isinstance(proxy, (int, Thing)), attempt(hash, proxy),
          repr(proxy)[:11], str(proxy), proxy.__class__)
    return proxy, bound


proxy, bound = proxies()
settle()
print(attempt(bound), attempt(lambda: proxy.name), attempt(str, proxy),
      attempt(bool, proxy), attempt(setattr, proxy, "a", 1),
      attempt(isinstance, proxy, Thing))
by_call = weakref.proxy(say)
print(type(by_call).__name__, by_call("x"), attempt(hash, by_call))
print([cls.__name__ for cls in weakref.ProxyTypes], weakref.ReferenceType)

# ---- at exit: those still alive, the latest first; not those that opted out
kept = [Thing("kept%d" % i) for i in range(3)]
for i, thing in enumerate(kept):
    weakref.finalize(thing, print, "at exit", i).atexit = i != 1
weakref.finalize(kept[0], say, "end", at="exit")
