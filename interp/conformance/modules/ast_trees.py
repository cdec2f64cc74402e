"""ast: parse, dump, unparse, literal_eval, transformers, compile() of a tree."""
import ast
print(ast.literal_eval("[1, 'a', {2: (3, -4.5)}, {6}, None, b'x', -1]"))
t=ast.parse("def f(x, *, y=2):\n    return x + y\nclass A(B): z: int = 3\nprint(f'{a!r:>{w}}')\n")
print(ast.dump(t, indent=1)); print(ast.unparse(t))
ns={'B':object,'print':lambda *a:None,'a':1,'w':2}
exec(compile(t,'file.py','exec'),ns); print(ns['f'](1))
print(eval(compile(ast.parse('1+2','','eval'),'','eval')), ns['f'].__code__.co_firstlineno, ns['f'].__code__.co_filename)
for bad in ("x+1","1+","f()","[1]*2"):
    try: ast.literal_eval(bad)
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
class T(ast.NodeTransformer):
    def visit_Constant(self,n): return ast.copy_location(ast.Constant(n.value*2),n) if isinstance(n.value,int) else n
print(eval(compile(ast.fix_missing_locations(T().visit(ast.parse('3+4',mode='eval'))),'x','eval')))
try: compile(ast.Expression(ast.Name('x')),'f','eval')
except TypeError as e: print(e)
try: compile(ast.Module([], []),'f','eval')
except TypeError as e: print(e)
print(ast.get_source_segment("a = b+c", ast.parse("a = b+c").body[0].value), [type(n).__name__ for n in ast.walk(ast.parse('x=1'))])
