import types
def f(a, b=2, *c, d=3, **e):
    """doc"""
    x = [i for i in a]
    def g(): return x
    return g
co = f.__code__
for n in dir(co):
    if n.startswith('co_') and n not in ('co_code','co_consts','co_filename',): print(n, getattr(co,n) if not callable(getattr(co,n)) else list(getattr(co,n)())[:6])
for args in ((1,2),(co,1),(co,{},1),(co,{},None,1),(co,{},None,None,1),(co,{},None,None,(1,))):
    try: types.FunctionType(*args)
    except (TypeError,ValueError) as e: print(e)
g=f([]).__code__
for args in ((g,{}),(g,{},None,None,()),(g,{},None,None,(1,)),(f.__code__,{},None,None,(1,2))):
    try: types.FunctionType(*args)
    except (TypeError,ValueError) as e: print(e)
c=types.CellType(); print(c == types.CellType(), c < types.CellType(3), types.CellType(3)==types.CellType(3))
try: types.CellType(1,2)
except TypeError as e: print(e)
try: c.cell_contents
except ValueError as e: print(e)
for a in ((1,2),(len,None),(len,)):
    try: types.MethodType(*a)
    except TypeError as e: print(e)
print(types.MethodType(len,[1,2])())
m=types.ModuleType('mm','dd'); print(m, m.__doc__, m.__name__, vars(m))
for a in ((),(1,),('a','b','c')):
    try: types.ModuleType(*a)
    except TypeError as e: print(e)
try: types.MappingProxyType(3)
except TypeError as e: print(e)
try: types.MappingProxyType([1])
except TypeError as e: print(e)
p=types.MappingProxyType({'a':1}); print(p, p|{'b':2}, {'c':1}|p, list(reversed(p)), p.copy(), len(p))
try: p['a']=3
except TypeError as e: print(e)
try: p|=3
except TypeError as e: print(e)
try: hash(p)
except TypeError as e: print(e)

import types
async def _c(): pass
def gen():
    x = yield 1
    return x
marked = gen.__code__.replace(co_flags=gen.__code__.co_flags | 0x100)
print(marked == gen.__code__, marked.co_name, gen.__code__ == gen.__code__.replace(), hash(gen.__code__) == hash(gen.__code__.replace()))
print(gen.__code__.replace(co_name='other').co_name, gen.__code__.replace(co_qualname='a.b').co_qualname)
two = types.FunctionType(marked, globals(), 'two')
async def main(): return await two()
m = main(); print(m.send(None))
try: m.send(7)
except StopIteration as e: print(e.value)
try: gen.__code__.replace(co_nothing=1)
except TypeError as e: print(e)
try: gen.__code__.replace(co_name=1)
except TypeError as e: print(e)
@types.coroutine
def wrapped(): yield 'w'
async def main(): await wrapped()
m = main(); print(m.send(None)); m.close()
