import dataclasses
import inspect
import pprint
from dataclasses import dataclass, field

@dataclass(order=True)
class P:
    x: int
    y: list = field(default_factory=list, compare=False)

@dataclass(frozen=True, slots=True)
class F:
    a: str = "d"

p = P(1)
print(p, p == P(1, [2]), P(1) < P(2), dataclasses.asdict(p), dataclasses.astuple(P(3, [4])))
print(F(), hash(F()) == hash(F("d")), dataclasses.replace(p, x=9), [f.name for f in dataclasses.fields(P)])
try:
    F().a = 1
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    P()
except TypeError as e:
    print(e)
pprint.pprint(P(1, ["x" * 30, "y" * 30]), width=40)
print(inspect.signature(P), inspect.isclass(P), inspect.isfunction(P.__init__))

def f(a, /, b: int = 2, *c, d, e=5, **g) -> str:
    "doc"

s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["d"].kind.name, s.return_annotation)
print(s.bind(1, d=4).arguments, inspect.getdoc(f), inspect.getmro(bool))
try:
    s.bind(1)
except TypeError as e:
    print(e)
