import types

ns = types.SimpleNamespace(a=1, b=[2])
ns.c = 3
print(ns, ns == types.SimpleNamespace(a=1, b=[2], c=3), vars(ns))
del ns.a
print(ns)

def f(): yield
class C:
    def m(self): pass
async def co(): pass
c = co()
print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType),
      isinstance(C().m, types.MethodType), isinstance(len, types.BuiltinFunctionType),
      isinstance(f.__code__, types.CodeType), isinstance(types, types.ModuleType),
      isinstance(c, types.CoroutineType), isinstance(int | str, types.UnionType),
      isinstance(list[int], types.GenericAlias), isinstance(None, types.NoneType))
c.close()
d = {"k": 1}
proxy = types.MappingProxyType(d)
print(proxy, proxy["k"], len(proxy), proxy.get("z"), list(proxy.items()))
d["new"] = 2
print("new" in proxy, proxy | {"x": 3}, proxy.copy() is d)
try:
    proxy["k"] = 2
except TypeError as e:
    print(e)
D = types.new_class("D", (C,), {}, lambda ns: ns.update(x=5))
print(D.x, D.__mro__[1].__name__, D.__module__)
print(types.resolve_bases((int, C)), types.prepare_class("E", (C,), {"metaclass": type})[0])
m = types.ModuleType("made", "its doc")
m.x = 1
print(m.__name__, m.__doc__, m, sorted(vars(m)))
bound = types.MethodType(lambda self, x: (self, x), 5)
print(bound(6), bound.__self__)
cell = types.CellType(3)
print(cell.cell_contents)

class Enumish:
    def __init__(self): self._v = 1
    @types.DynamicClassAttribute
    def v(self): return self._v

print(Enumish().v)
try:
    Enumish.v
except AttributeError as e:
    print(type(e).__name__)

@types.coroutine
def gen():
    x = yield 1
    return x

async def use():
    return await gen()

u = use()
print(u.send(None))
try:
    u.send(7)
except StopIteration as e:
    print(e.value)
made = types.FunctionType(f.__code__, {}, "renamed")
print(made.__name__, list(made()))
print(types.get_original_bases if hasattr(types, "get_original_bases") else "none")
