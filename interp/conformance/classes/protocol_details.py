"""Callables, proxies by __class__, special methods past __getattribute__, keywords in derived classes."""
def tr(n,f):
    try: r=f(); print(n, r)
    except BaseException as e: print(n, type(e).__name__, str(e).split(' at 0x')[0])
def f(): pass
class A:
    def m(self): pass
for n,x in [('f',f),('lam',lambda:1),('meth',A().m),('len',len),('app',[].append),('int',int),('A',A),('partial',__import__('functools').partial(f)),('sm',staticmethod(f)), ('lru',__import__('functools').lru_cache(f)),('iget',__import__('operator').itemgetter(0)),('wr',__import__('weakref').ref(A))]:
    tr(n,lambda: (hasattr(x,'__call__'), type(x.__call__).__name__, type(type(x).__call__).__name__))
tr('callf',lambda: f.__call__()); tr('abc',lambda:isinstance(f,__import__('collections.abc').abc.Callable))
class P:
    def __init__(s,o): s.o=o
    @property
    def __class__(s): return type(s.o)
tr('proxy',lambda:(isinstance(P(1),int), isinstance(P('a'),(int,str)), isinstance(P(1),str), isinstance(P(A()),A)))
class D:
    def __set__(s,o,v): o.__dict__['d']=v
class E: d=D()
e=E(); tr('noget',lambda:(type(e.d).__name__)); e.d=4; tr('noget2',lambda:e.d)
class G:
    def __getattribute__(s,n):
        print('getattribute',n); return object.__getattribute__(s,n)
    def __reversed__(s): return 5
    def __len__(s): return 1
    def __iter__(s): return iter(())
    def __enter__(s): return s
    def __exit__(s,*a): return False
    def __round__(s): return 1
    def __trunc__(s): return 1
    def __floor__(s): return 1
    def __bytes__(s): return b'a'
    def __format__(s,f): return 'x'
    def __dir__(s): return []
    def __sizeof__(s): return 3
    def __length_hint__(s): return 3
    def __fspath__(s): return 'p'
    def __index__(s): return 1
    def __complex__(s): return 1
    def __instancecheck__(s,o): return True
    def __subclasscheck__(s,o): return True
    def __reduce_ex__(s,p): return 'x'
    def __copy__(s): return 1
import math,sys,operator,os
for n,q in [('reversed',lambda:reversed(G())),('round',lambda:round(G())),('floor',lambda:math.floor(G())),('trunc',lambda:math.trunc(G())),('bytes',lambda:bytes(G())),('format',lambda:format(G())),('dir',lambda:dir(G())),('sizeof',lambda:sys.getsizeof(G())>0),('hint',lambda:operator.length_hint(G())),('fspath',lambda:os.fspath(G())),('hex',lambda:hex(G())),('isinst',lambda:isinstance(1,G())),('issub',lambda:issubclass(int,G())),('list',lambda:list(G()))]: tr(n,q)
def w():
    with G() as g: return 1
tr('with',w)
tr('bt',lambda:f.__builtins__ is __builtins__.__dict__ or type(f.__builtins__))
import array, collections.abc as c
tr('arr',lambda:(isinstance(array.array('B'),c.MutableSequence)))
def setm(): sys.__dict__={}
tr('moddict',setm)
class L(list):
    def __init__(s,a,k=None): super().__init__(a); s.k=k
tr('kw',lambda:(L([1],k=3).k, L([1],k=3)))
class T(tuple):
    def __new__(cls,a,k=None): return super().__new__(cls,a)
tr('kw3',lambda:T([1],k=2))
class T2(tuple):
    def __init__(s,a,k=None): s.k=k
tr('kw4',lambda:T2([1],k=2).k); 
class S2(set):
    __slots__=('x','__dict__')
import copy; s=S2([1]); s.x=5; s.y=6
tr('slots', lambda:(copy.copy(s).x, copy.deepcopy(s).y, s.__reduce__()))
class F2(float):
    def __init__(s,v,k=None): s.k=k
tr('kw5',lambda:F2(1.5,k=2).k)
for q in (filter,map,zip,enumerate,reversed,frozenset,set,bytes,str,int,bytearray,dict):
    class Sub(q):
        def __init__(self,*a,newarg=None): self.n=newarg
    tr(q.__name__,lambda:Sub(*({filter:(None,[]),map:(str,[]),enumerate:([],),reversed:([],),bytes:(b'a',)}.get(q,())),newarg=3).n)
