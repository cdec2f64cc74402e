# dataclass: fields, defaults, order, frozen, post-init, replace, asdict.
from dataclasses import (FrozenInstanceError, InitVar, asdict, astuple,
                         dataclass, field, fields, is_dataclass, replace)


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)

    def norm(self):
        return abs(self.x) + abs(self.y)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)


@dataclass
class Derived(Point):
    z: int = 5
    scale: InitVar[int] = 1
    total: int = field(init=False)

    def __post_init__(self, scale):
        self.total = (self.x + self.y + self.z) * scale


p, q = Point(1, 2), Point(1, 2, ["t"])
print(p, p == q, q.tags, p.norm(), Point(3) != p)
print(sorted([Version(1, 2), Version(0, 9), Version(1)]), Version(1) < Version(
    1, 1), hash(Version(1)) == hash(Version(1, 0, "n")))
print(Derived(1, 2, scale=2), Derived(1, 2, [], 3).total)
print(asdict(q), astuple(q), replace(p, y=9), [f.name for f in fields(Derived)])
print(is_dataclass(p), is_dataclass(Point), is_dataclass(3))
for bad in (lambda: setattr(Version(1), "major", 2), lambda: Point(),
            lambda: Point(1, 2, 3, 4), lambda: replace(p, w=1),
            lambda: Version(1) < 2):
    try:
        bad()
    except (FrozenInstanceError, TypeError) as error:
        print(type(error).__name__, error)
try:
    @dataclass
    class Wrong:
        a: int = 1
        b: str
except TypeError as error:
    print(error)
try:
    @dataclass
    class Mutable:
        a: list = []
except ValueError as error:
    print(error)
