import parallel


def square(n):
    return n * n


print(parallel.map(square, range(10)))
print(parallel.map(square, [3, 1, 2], workers=2))
print(parallel.map(square, []))
print(parallel.map(lambda s: s.upper() * 2, ["a", "b"]))
print(parallel.map(square, (i for i in range(4))))
print(parallel.map(str, [1, None, 2.5, "x", (1, [2])]))
factor = 7


def scaled(n):
    return n * factor + offset["by"]


offset = {"by": 100}
print(parallel.map(scaled, [1, 2, 3]))


def closure_over(k):
    def add(n):
        return n + k
    return add


print(parallel.map(closure_over(5), [1, 2, 3]))
print(type(parallel.map(square, [1])).__name__)
