"""What the standard library computes in a context is what it computes in main,
first and later: its caches in main are read, not written."""
import parallel, json, copy, collections, collections.abc, functools, heapq, random, re, enum, contextlib, abc, weakref, bisect, operator, types, reprlib, itertools, sys, os, textwrap

class Color(enum.Enum):
    RED = 1
    BLUE = 2
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
class Impl(Base):
    def f(self): return 1
P = collections.namedtuple("P", "x y")
class Lazy:
    @functools.cached_property
    def v(self): return 5
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
@contextlib.contextmanager
def cm():
    yield 3
def abc_new():
    class New(Base):
        def f(self): return 2
    class Duck: pass
    New.register(Duck)
    return isinstance(New(), Base), issubclass(Duck, New), issubclass(Duck, Base), isinstance(3, Base)
class W: pass
def ex():
    with contextlib.ExitStack() as s:
        s.enter_context(cm()); s.callback(len, "a")
    return True
def newenum():
    class E(enum.Enum):
        A = 1
    return E.A.name, E(1).value
jobs = {
 "json.dumps": lambda: json.dumps({"a": [1, 2.5, None, "x"]}),
 "json.loads": lambda: json.loads('{"a": [1, 2.5, null, "x"]}'),
 "json.dumps indent": lambda: json.dumps({"a": [1]}, indent=1),
 
 "copy": lambda: copy.copy([1]), "deepcopy": lambda: copy.deepcopy({"a": [P(1, 2), {1}]}),
 "Counter": lambda: collections.Counter("abca").most_common(1), "namedtuple": lambda: P(1, 2)._replace(x=5),
 "OrderedDict": lambda: list(collections.OrderedDict(a=1).items()),
 "defaultdict": lambda: collections.defaultdict(list)["x"], "deque": lambda: list(collections.deque([1], 2)),
 "ChainMap": lambda: collections.ChainMap({1: 2}, {})[1], "UserDict": lambda: collections.UserDict(a=1)["a"],
 "heapq": lambda: list(heapq.merge([1, 3], [2])), "nsmallest": lambda: heapq.nsmallest(2, [3, 1, 2]),
 "Random": lambda: random.Random(42).random(), "shuffle": lambda: random.Random(1).sample(range(10), 3),
 
 "Enum": lambda: (Color.RED.name, Color(2).value, Color["RED"].value), 
 "new Enum": newenum,
 "contextmanager": lambda: cm().__enter__(), "ExitStack": ex, "suppress": lambda: contextlib.suppress(KeyError).__exit__(KeyError, None, None),
 "isinstance ABC": lambda: (isinstance(Impl(), Base), isinstance([], collections.abc.Sequence), isinstance(3, collections.abc.Iterable)),
 "new ABC": abc_new, "weakref": lambda: weakref.ref(W())() is None or True,
 "WeakValueDictionary": lambda: len(weakref.WeakValueDictionary()), "bisect": lambda: bisect.bisect([1, 2], 1),
 "itemgetter": lambda: operator.itemgetter(1)([1, 2]), "SimpleNamespace": lambda: types.SimpleNamespace(a=1).a,
 "reprlib": lambda: reprlib.repr(list(range(10))), 
 "cached_property": lambda: Lazy().v, "total_ordering": lambda: V(1) >= V(0),
 "partial": lambda: functools.partial(int, base=2)("11"), "reduce": lambda: functools.reduce(operator.add, [1, 2]),
 "wraps": lambda: functools.wraps(len)(lambda: 1).__name__, "groupby": lambda: [k for k, g in itertools.groupby("aab")],
 "os.path": lambda: os.path.join("a", "b"), "textwrap": lambda: textwrap.fill("a b c", 3), 
 "sys": lambda: (sys.getrecursionlimit(), sys.intern("zzz" + "y")), "lru_cache": lambda: functools.lru_cache(lambda x: x)(3),
}
names = sorted(jobs)
def run(name):
    try: return repr(jobs[name]())
    except Exception as e: return type(e).__name__ + ": " + str(e)
cold = parallel.map(run, names)
main = [run(name) for name in names]
warm = parallel.map(run, names)
for name, c, m, w in zip(names, cold, main, warm):
    if not c == m == w:
        print(name, c, m, w)
print(len(names) > 30)  # expect: True


def fresh(i):
    """A decoder of the context's own: the module's keeps a memo in main."""
    return json.loads('{"a": [%d]}' % i, cls=json.JSONDecoder)


print(parallel.map(fresh, range(2)))  # expect: [{'a': [0]}, {'a': [1]}]


def register(i):
    class Duck:
        pass
    try:
        Base.register(Duck)
    except parallel.IsolationError:
        return "refused"


print(parallel.map(register, range(2)))  # expect: ['refused', 'refused']
pattern = re.compile("a+")
print(parallel.map(lambda s: pattern.sub("-", s), ["caab", "x"]))  # expect: ['c-b', 'x']
