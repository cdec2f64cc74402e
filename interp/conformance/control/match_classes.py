# Match: class patterns with and without __match_args__, guards, captures.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Segment:
    __match_args__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


class Bare:
    x = 1


def classify(value):
    match value:
        case Point(0, 0):
            return "origin"
        case Point(x, 0) | Point(0, x):
            return "axis %s" % x
        case Point(x, y) if x == y:
            return "diagonal"
        case Point(x=x):
            return "point %s" % x
        case Segment(Point(x, y), Point(x=0) as end):
            return "segment", x, y, end.y
        case Bare(x=1):
            return "bare"
        case int() | float() as number:
            return "number %s" % number
        case str(text) if text.isdigit():
            return "digits " + text
        case [Point(), *rest]:
            return "points", len(rest)
        case {"p": Point(x=px), **others}:
            return "mapping", px, others
        case (1 | 2, [_, str()]):
            return "nested"
        case None | True:
            return "singleton"
        case _:
            return "other"


for value in (Point(0, 0), Point(3, 0), Point(0, 4), Point(2, 2), Point(1, 2),
              Segment(Point(1, 2), Point(0, 5)), Bare(), 5, 2.5, "42", "x",
              [Point(1, 1), 2, 3], {"p": Point(7, 7), "q": 1}, (1, [0, "s"]),
              None, True, (), {}):
    print(classify(value))


class Wrong:
    __match_args__ = "x"


for subject, run in ((Wrong(), "Wrong(1)"), (Bare(), "Bare(1)"), (
        Point(1, 2), "Point(1, 2, 3)")):
    try:
        exec("match subject:\n case %s: pass" % run)
    except TypeError as error:
        print(error)
