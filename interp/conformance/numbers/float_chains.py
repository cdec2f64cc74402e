# Chains of float operators whose operands change kind while they run: floats,
# ints, bools, ints at and beyond 48 bits, texts, classes; NaNs, infinities,
# negative zeros; and the line of what fails in the middle of a chain.
import sys

INF = float("inf")
NAN = float("nan")


class Loud:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return Loud("%s + %r" % (self.name, other))

    def __radd__(self, other):
        return Loud("%r + %s" % (other, self.name))

    def __mul__(self, other):
        return Loud("%s * %r" % (self.name, other))

    def __rmul__(self, other):
        return Loud("%r * %s" % (other, self.name))

    def __sub__(self, other):
        return Loud("%s - %r" % (self.name, other))

    def __rsub__(self, other):
        return Loud("%r - %s" % (other, self.name))

    def __repr__(self):
        return "<%s>" % self.name


CHAINS = [
    lambda a, b, c: a * b + c,
    lambda a, b, c: a + b * c,
    lambda a, b, c: a * b - c,
    lambda a, b, c: a - b * c,
    lambda a, b, c: a * b * c,
    lambda a, b, c: a * (b * c),
    lambda a, b, c: a + b + c,
    lambda a, b, c: a + (b + c),
    lambda a, b, c: a - b - c,
    lambda a, b, c: a - (b - c),
    lambda a, b, c: (a - b) * c,
    lambda a, b, c: a * (b - c),
    lambda a, b, c: (a + b) * c - a,
    lambda a, b, c: 2.0 * a * b + c,
    lambda a, b, c: 2.0 * a - b * 0.5,
    lambda a, b, c: c - 2.0 * a,
    lambda a, b, c: 0.5 * a * a + 0.5 * b * b - 1.5 * c * c,
    lambda a, b, c: a / b + c,
    lambda a, b, c: a + b / c,
    lambda a, b, c: a * b > 4.0,
    lambda a, b, c: not a - b <= 0.5,
]
HUGE = 2 ** 47 - 1
VALUES = [
    (1.5, 2.25, -0.75), (0.0, -0.0, 0.0), (-0.0, 0.0, -0.0), (INF, 1.0, 2.0),
    (INF, 0.0, 1.0), (INF, -INF, 1.0), (NAN, 1.0, 1.0), (1.0, NAN, 1.0),
    (1.0, 1.0, NAN), (1e308, 10.0, -INF), (3, 1.5, 2.5), (1.5, 3, 2.5),
    (1.5, 2.5, 3), (3, 4, 1.5), (3, 4, 5), (True, 1.5, False), (1.5, True, 2),
    (HUGE, HUGE, HUGE), (HUGE, 1, 1), (-HUGE - 1, -1, 1), (HUGE, 0.5, HUGE),
    (2 ** 60, 0.5, 2), (0.5, 2 ** 60, 3.5), (0.5, 1.5, 2 ** 60),
    (2 ** 1030, 1, 3), (5e-324, 0.5, 5e-324), (1.5, 2.25, -0.75),
]


def show(v):
    return repr(v)


for number, chain in enumerate(CHAINS):
    for _ in range(3):  # each kind meets the code that another kind left
        row = []
        for a, b, c in VALUES:
            try:
                row.append(show(chain(a, b, c)))
            except ArithmeticError as e:
                row.append("%s: %s" % (type(e).__name__, e))
    print(number, ", ".join(row))

for number, chain in enumerate(CHAINS[:15]):
    row = []
    for position in range(3):
        operands = [1.5, 2.5, 3.5]
        operands[position] = Loud("x")
        row.append(repr(chain(*operands)))
        operands[position] = "text"
        try:
            row.append(repr(chain(*operands)))
        except TypeError as e:
            row.append(str(e))
    print(number, row)


def total_of(pairs, total):
    for x, y in pairs:
        total += x * y
    return total


print(total_of([(0.5, 2.0)] * 4, 0), total_of([(2, 3)] * 4, 0.5),
      total_of([(0.5, 3)] * 4, True), total_of([(2, 3), (0.5, 2)] * 2, 0))


def where(values):
    at = 0
    try:
        for at, v in enumerate(values):
            result = (v *
                      2.5 +
                      v
                      * v -
                      v)
    except Exception as e:
        return at, type(e).__name__, e.__traceback__.tb_lineno
    return at, result


for bad in ("s", None, 2 ** 2000, []):
    print(where([1.5, 2.5, 3.5, bad, 1.0]))


def chained(a, b, c, d):
    return a < b * c < d, a * b == b * a != c + d


print(chained(1.0, 2.0, 3.0, 7.0), chained(1.0, NAN, 3.0, 7.0),
      chained(1, 2, 3.0, 7))
same = 1.5
same = same * same + same * same - same * same * same
print(same, (lambda x: x - (x := x * 2.0) + x)(1.5))
sys.exit(int(total_of([(1.5, 2.0)], 4.0)))
