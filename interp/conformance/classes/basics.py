class Point:
    """A point."""
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1, 2)
print(p, p.moved(3, 4), p.x, p.dimensions, Point.dimensions)
p.dimensions = 3
print(p.dimensions, Point.dimensions, sorted(p.__dict__))
del p.dimensions
print(p.dimensions)
p.extra = "late"
print(p.extra, p.__dict__)
print(Point.__name__, Point.__doc__, Point.__module__, Point.__qualname__)
print(type(p) is Point, p.__class__ is Point, isinstance(p, Point))
print(isinstance(p, (int, Point)), isinstance(p, object), isinstance(1, Point))
Point.shift = lambda self, n: self.x + n
print(p.shift(10))
Point.dimensions = 7
print(p.dimensions)


class Empty:
    pass


e = Empty()
print(e.__dict__, Empty.__bases__ == (object,))
try:
    e.missing
except AttributeError as error:
    print(error)
try:
    Empty.missing
except AttributeError as error:
    print(error)
try:
    del e.missing
except AttributeError as error:
    print(error)
