def describe(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case "text":
            return "literal"
        case True:
            return "true"
        case None:
            return "none"
        case []:
            return "empty list"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [first, *rest]:
            return f"first {first} rest {rest}"
        case int() if x > 100:
            return "big int"
        case int(n):
            return f"int {n}"
        case str() as s:
            return f"str {s}"
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": kind, **others}:
            return f"{kind} {sorted(others)}"
        case {}:
            return "mapping"
        case _:
            return "other"


for value in (0, 2, "text", None, [], [1], (1, 2), [1, 2, 3], 1000, 50, "s",
              {"kind": "circle", "r": 5}, {"kind": "box", "w": 1, "h": 2},
              {"x": 1}, 2.5, {1, 2}.__class__, b"ab"):
    print(describe(value))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y axis at {y}"
        case Point(x, 0):
            return f"on x axis at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "elsewhere"
    return "not a point"


for p in (Point(0, 0), Point(0, 3), Point(4, 0), Point(5, 5), Point(1, 2), 7):
    print(where(p))


class Color:
    RED = 1
    BLUE = 2


def color(c):
    match c:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"
    return "unknown"


print(color(1), color(2), color(3))
match 5:
    case captured:
        print(captured)
match (1, (2, [3, 4])):
    case (a, (b, [c, *d])):
        print(a, b, c, d)
