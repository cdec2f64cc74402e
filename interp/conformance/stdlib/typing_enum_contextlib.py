import typing, enum, types, functools, contextlib, collections.abc, copy, abc, operator
from typing import *
T = TypeVar('T'); K = TypeVar('K'); V = TypeVar('V')
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int], Box[int](3).v, Box.__parameters__, Box[int].__origin__ is Box, Box.__orig_bases__)
class Sub(Box[str]): pass
print(Sub.__mro__, Sub.__orig_bases__)
print(Optional[int], Union[int, str, int], List[int], Dict[str, List[T]][int], Callable[[int], str], Tuple[int, ...], Any, ClassVar[int], Literal[1, 'a'], Type[int], Annotated[int, 'x'])
print(get_type_hints(Box.__init__), get_origin(List[int]), get_args(Dict[int, str]))
class P(Protocol):
    def meth(self) -> int: ...
@runtime_checkable
class RP(Protocol):
    def meth(self) -> int: ...
class Impl:
    def meth(self): return 1
print(isinstance(Impl(), RP), isinstance(3, RP), issubclass(Impl, RP))
class NT(NamedTuple):
    a: int
    b: str = 'x'
print(NT(1), NT(1)._replace(a=2), NT._fields, NT.__annotations__)
class TD(TypedDict, total=False):
    a: int
print(TD(a=1), TD.__annotations__, TD.__total__)
class Color(enum.Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1
    def describe(self): return self.name.lower()
print(Color.RED, Color('g'), Color['GREEN'], list(Color), Color.ALIAS is Color.RED, Color.RED.describe(), repr(Color.RED), Color.RED in Color, len(Color), Color.__members__)
class F(enum.Flag):
    A = enum.auto(); B = enum.auto(); C = A | B
print(F.A | F.B, F.A & F.B, ~F.A, F.C, list(F.C), F(3), bool(F(0)))
class I(enum.IntEnum): X = 1; Y = 2
print(I.X + 1, I.X < I.Y, sorted(I), I(2), f'{I.X}', '%d' % I.Y)
class SE(enum.StrEnum): A = enum.auto()
print(SE.A, SE.A == 'a')
for bad in (lambda: Color(5), lambda: Color['NO'], lambda: setattr(Color, 'RED', 2), lambda: Color.RED.nope):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try:
    class C2(Color): pass
except TypeError as e: print(e)
@enum.unique
class U(enum.Enum): A = 1
@functools.singledispatch
def sd(x): return 'base'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1), sd([]), sd('a'), sd(True), sd.dispatch(int).__name__)
class SDM:
    @functools.singledispatchmethod
    def m(self, x): return 'b'
    @m.register
    def _(self, x: str): return 's'
print(SDM().m('a'), SDM().m(1))
class CP:
    @functools.cached_property
    def x(self): print('computed'); return 5
c = CP(); print(c.x, c.x)
@functools.total_ordering
class TO:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(TO(1) <= TO(2), TO(3) >= TO(2))
@contextlib.contextmanager
def cm(x):
    print('in', x)
    try: yield x * 2
    except ValueError as e: print('swallow', e)
    finally: print('out')
with cm(3) as v: print(v)
with cm(4): raise ValueError('q')
@cm(5)
def deco(): print('deco')
deco()
with contextlib.suppress(KeyError): {}['x']
with contextlib.ExitStack() as st:
    print(st.enter_context(cm(1))); st.callback(print, 'cb')
with contextlib.nullcontext(7) as n: print(n)
@contextlib.asynccontextmanager
async def acm(): 
    yield 1
print(isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping), issubclass(set, collections.abc.Set), isinstance((i for i in ()), collections.abc.Generator), isinstance(3, collections.abc.Hashable), isinstance([], collections.abc.Hashable))
class A: 
    def __init__(self): self.l = [1, [2]]
a = A(); b = copy.copy(a); d = copy.deepcopy(a); print(b.l is a.l, d.l is a.l, d.l, copy.deepcopy({1: (2, [3])}), copy.copy(Color.RED) is Color.RED)
class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
try: AB()
except TypeError as e: print(e)
AB.register(int); print(isinstance(3, AB))
print(types.new_class('X', (A,), {}, lambda ns: ns.update(z=1)).z, types.resolve_bases((List[int],)), types.prepare_class('Q'))
ns = types.SimpleNamespace(a=1); print(ns)
class DD(types.DynamicClassAttribute): pass
print(typing.cast(int, 'a'), typing.NewType('UID', int)(5), typing.final(A) is A)
def fn(a: int, *b: 'str', c: List[int] = None) -> Optional[T]: pass
print(fn.__annotations__, typing.get_type_hints(fn))
