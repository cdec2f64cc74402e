"""A small matrix class: products, determinant, inverse over fractions."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.d + other.n * self.d, self.d * other.d)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __mul__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.n, self.d * other.d)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.d, self.d * other.n)

    def __eq__(self, other):
        other = Fraction.of(other)
        return self.n == other.n and self.d == other.d

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction.of(x) for x in row] for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = Fraction.of(value)

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column))
                        for column in columns] for row in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)]
                       for r, s in zip(self.rows, other.rows)])

    def __eq__(self, other):
        return self.rows == other.rows

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def transposed(self):
        return Matrix(list(zip(*self.rows)))

    def eliminate(self):
        """Returns (determinant, inverse or None)."""
        n = len(self.rows)
        rows = [row + unit for row, unit in
                zip(self.rows, Matrix.identity(n).rows)]
        det = Fraction(1)
        for i in range(n):
            pivot = next((r for r in range(i, n) if rows[r][i]), None)
            if pivot is None:
                return Fraction(0), None
            if pivot != i:
                rows[i], rows[pivot] = rows[pivot], rows[i]
                det = -det
            det *= rows[i][i]
            rows[i] = [x / rows[i][i] for x in rows[i]]
            for r in range(n):
                if r != i and rows[r][i]:
                    factor = rows[r][i]
                    rows[r] = [a - factor * b
                               for a, b in zip(rows[r], rows[i])]
        return det, Matrix([row[n:] for row in rows])

    def __repr__(self):
        return "[" + "; ".join(" ".join(map(repr, row))
                               for row in self.rows) + "]"


a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
b = Matrix([[1, 2, 3], [4, 5, 6]])
print(a, b, b.shape, b.transposed())
print(b @ a, a + a, a @ Matrix.identity(3) == a)
det, inverse = a.eliminate()
print(det, inverse, a @ inverse == Matrix.identity(3))
print(Matrix([[1, 2], [2, 4]]).eliminate())
print(Matrix([[1, 1], [1, 0]]) ** 90)
a[0, 0] = Fraction(1, 3)
print(a[0, 0], a.eliminate()[0])
for bad in (lambda: b @ b, lambda: Matrix([[1], [1, 2]]),
            lambda: Fraction(1, 0)):
    try:
        bad()
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
