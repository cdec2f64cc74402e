class V:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"V({self.x!r})"


def define(name, symbol):
    def forward(self, other):
        if isinstance(other, V):
            other = other.x
        return V(f"({self.x}{symbol}{other})")

    def reflected(self, other):
        return V(f"({other}{symbol}r{self.x})")
    setattr(V, f"__{name}__", forward)
    setattr(V, f"__r{name}__", reflected)


names = {"add": "+", "sub": "-", "mul": "*", "truediv": "/",
         "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<",
         "rshift": ">>", "and": "&", "or": "|", "xor": "^", "matmul": "@"}
for name, symbol in names.items():
    define(name, symbol)
a, b = V("a"), V("b")
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b)
print(a << b, a >> b, a & b, a | b, a ^ b, a @ b)
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 ** a)
print(1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, 1 @ a)
print(1.5 + a, "s" + a, [1] + a, (1,) * a, None | a)
print(divmod(7, 2))


class NotHere:
    def __add__(self, other):
        return NotImplemented


class Other:
    def __radd__(self, other):
        return "Other.__radd__"


print(NotHere() + Other())
try:
    NotHere() + 1
except TypeError as error:
    print(error)


class Sub(V):
    def __radd__(self, other):
        return "Sub first"

    def __rsub__(self, other):
        return "Sub first too"


print(V("x") + Sub("y"), V("x") - Sub("y"), Sub("y") + V("x"))


class Powers:
    def __pow__(self, exponent, modulus=None):
        return exponent, modulus

    def __divmod__(self, other):
        return "divmod", other

    def __rdivmod__(self, other):
        return "rdivmod", other


print(Powers() ** 2, pow(Powers(), 2), pow(Powers(), 2, 3))
print(divmod(Powers(), 1), divmod(1, Powers()))
