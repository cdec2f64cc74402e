square = lambda x: x * x
print(square(5), (lambda: 7)(), (lambda *a, **k: (a, k))(1, x=2))
print(sorted([3, -1, 2], key=lambda n: -n))
compose = lambda f, g: lambda x: f(g(x))
print(compose(square, lambda x: x + 1)(3))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])))
print((lambda a, b=2, *, c=3: (a, b, c))(1))
print(square.__name__)
conditional = lambda n: "even" if n % 2 == 0 else "odd"
print([conditional(n) for n in range(4)])
table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
print(table["add"](5, 3), table["sub"](5, 3))
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
print(factorial(20))
