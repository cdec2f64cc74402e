class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield ('wait', self.v)
        return (self.v, r)
class CM:
    async def __aenter__(self):
        await Aw('enter'); return 'cm'
    async def __aexit__(self, *a):
        print('exit', a[0], a[1]); await Aw('exit'); return a[0] is KeyError
class It:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        if self.i == 2: await Aw('next')
        return self.i
async def inner(x):
    return await Aw(x)
async def main():
    print(await inner(1))
    async with CM() as c:
        print(c)
    async with CM() as c, CM():
        raise KeyError(1)
    out = []
    async for i in It(3):
        out.append(i)
        if i == 2: continue
    else:
        print('else', out)
    async for i in It(3):
        break
    print([j * 2 async for j in It(3)], {j async for j in It(2)}, {j: 1 async for j in It(2) if j > 1})
    try:
        await Aw('err')
    except ValueError as e:
        print('caught', e)
    return 42
def drive(co):
    val = None; n = 0
    try:
        while True:
            w = co.send(val)
            n += 1
            print('got', w)
            if w == ('wait', 'err'):
                print(co.throw(ValueError('thrown')))
            val = n
    except StopIteration as e:
        return e.value
print(drive(main()))
def try_(f, *a):
    try: print(drive(f(*a)))
    except BaseException as e: print(type(e).__name__, e, '|', repr(e.__cause__))
async def a1(): await 3
async def a2():
    async with 3: pass
async def a3():
    async for x in 3: pass
made = []
class Bad:
    def __aiter__(self): return 5
class Bad2:
    def __aiter__(self): return self
    def __anext__(self): return 5
class Bad3:
    def __await__(self): return 5
class Bad4:
    def __await__(self):
        made.append(inner(1))
        return made[-1]
class Bad5:
    def __aenter__(self): pass
class Bad6:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
class Bad7:
    async def __aenter__(self): return 5
    def __aexit__(self, *a): return 6
async def a4(c):
    async for x in c(): pass
async def a5(c):
    await c()
async def a6(c):
    async with c(): pass
async def a7(): raise StopIteration(3)
try_(a1);try_(a2);try_(a3);try_(a4,Bad);try_(a4,Bad2);try_(a5,Bad3);try_(a5,Bad4);try_(a6,Bad5);try_(a6,Bad6);try_(a6,Bad7);try_(a7)
def gg():
    made.append(inner(1))
    yield from made[-1]
try_(gg)
c=main()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await)
c.send(None); print(c.cr_await.__name__, c.cr_suspended, c.cr_frame.f_lineno)
c.close(); print(c.cr_frame)
async def two(): 
    k = inner(3)
    async def w(): await k
    a, b = w(), w()
    a.send(None)
    try: b.send(None)
    except RuntimeError as e: print(e)
    a.close()
drive(two())
async def g():
    yield 1
    x = yield 2
a=g(); print(type(a).__name__, a.__name__, type(a), a.ag_code.co_name)
w = inner(9).__await__()
print(next(w))
try: w.send('z')
except StopIteration as e: print(e.value)
import sys
async def deep(n):
    if n: return 1 + await deep(n-1)
    await Aw('deep')
    return 0
print(drive(deep(50)))
lam = lambda: (yield)
print(type(lam()))
async def ret(): return [await inner(i) for i in range(3)]
print(drive(ret()))
async def fin():
    try:
        await Aw(1)
    finally:
        print('cleanup'); 
f = fin(); f.send(None); f.close()
async def ign():
    try: await Aw(1)
    except GeneratorExit: await Aw(2)
f = ign(); f.send(None)
try: f.close()
except RuntimeError as e: print(e)
for m in made: m.close()
