def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
# exec/eval/compile
g = {}; exec('a = 1\ndef f(): return a', g); print(sorted(g), g['f']())
print('__builtins__' in g, type(g['__builtins__']).__name__)
class Map(dict):
    def __missing__(self, k): return k * 2
print(eval('x + y', {}, Map(x='q')))
class M2:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def keys(self): return self.d.keys()
m = M2(); exec('z = 5\nw = z + 1\ndel z', {}, m); print(m.d)
t(eval, 'nope'); t(eval, '1 +'); t(exec, 'x = ='); t(eval, 3); t(exec, 3); t(eval, '1', 3); t(exec, '1', {}, 3); t(eval, '1', [], {}); t(compile, '1', 'f', 'bad'); t(compile, 3, 'f', 'exec'); t(compile, '1', 3, 'exec')
t(eval, 'a\0b'); t(eval, b'1+1'); t(eval, '  1+1 '); t(eval, '\t2\n'); t(eval, bytearray(b'3'))
c = compile('1+2', 'fn', 'eval'); print(eval(c), c.co_filename, c.co_name)
c = compile('x=1\nx', 'fn', 'exec'); print(exec(c), eval(c))
c = compile('5; "s"; None\n', '<s>', 'single'); exec(c)
import sys
c = compile('print(1)\n', '<s>', 'single'); exec(c)
old = sys.displayhook if hasattr(sys, 'displayhook') else None
try:
    sys.displayhook = lambda v: print('hook', v); exec(compile('7', 's', 'single'))
finally: sys.displayhook = old
def outer():
    v = 10
    def inner(): return v
    return eval('v'), inner, locals()['v'], sorted(locals())
print(outer()[0], outer()[2:])
def f():
    x = 1
    exec('x = 2'); exec('y = 3')
    return x, 'y' in locals()
print(f()[0])
t(exec, f.__code__); 
def clo(): return v
v = 7
def mk():
    v = 1
    def clo(): return v
    return clo
t(exec, mk().__code__); 
t(lambda: exec(mk().__code__, {}, closure=mk().__closure__)); t(lambda: exec(mk().__code__, {}, closure=())); t(lambda: exec('1', {}, closure=()))
t(eval, '__builtins__["len"]([1])' , {'__builtins__': {'len': len}}); t(eval, 'len([1])', {'__builtins__': {}}); t(eval, 'print', {'__builtins__': {}})
t(exec, 'import os', {'__builtins__': {}}); t(exec, 'class A: pass', {'__builtins__': {}})
t(eval, '[a for b in range(2)]', {'a': 4}); t(eval, '(lambda: x)()', {'x': 1}, {'x': 2}); t(eval, 'x', {'x': 1}, {'x': 2})
print(eval('globals() is g', {'g': g}), eval('locals()', {}, {'k': 1}))
t(lambda: eval('yield 1')); t(lambda: exec('return 1')); t(lambda: exec('await x')); t(lambda: exec('break')); t(lambda: exec('x: int = 3\nprint(__annotations__)'))
t(lambda: compile('x', 'f', 'exec', 0, True, 2).co_name); t(lambda: compile('assert 0', 'f', 'exec', optimize=1) and 1)
t(lambda: exec(compile('assert 0', 'f', 'exec', optimize=1))); t(lambda: compile('1', 'f', 'exec', flags=1 << 30)); 
exec('from __future__ import annotations\ndef f(x: nope, *a: b.c) -> "q": pass\nprint(f.__annotations__)', {})
try: exec('def f(:\n pass')
except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.text, e.filename, e.end_lineno, e.end_offset, e.args)
try: compile('if 1:\nx', 'file.py', 'exec')
except IndentationError as e: print(e, e.lineno)
try: eval('1 = 2')
except SyntaxError as e: print(e)
t(lambda: exec('nonlocal x')); t(lambda: exec('def f():\n global a\n a = 5\nf()', g)); print(g['a'])
t(globals().get, 'nope'); t(lambda: vars(3)); t(lambda: locals()); t(dir, 5 .__class__ and g)
t(eval); t(exec); t(compile, '1'); t(eval, 'x', y=1)
ns = {}
exec('''
class K:
    a = 1
    b = [a for _ in range(1)] if 0 else a
    def m(self): return __class__
def gen(): yield from [1, 2]
x, *y = range(4)
(n := 5)
print([*gen()], K().m().__name__, x, y, n)
''', ns)
