import parallel


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def make(n):
    return Point(n, [n] * n)


def table(n):
    return {"n": n, "squares": [i * i for i in range(n)], "t": (n, str(n))}


def shared(n):
    inner = [n]
    return [inner, inner, {"k": inner}]


def cyclic(n):
    a = [n]
    a.append(a)
    return a


def big(n):
    return 3 ** (100 * n)


print(parallel.map(make, [1, 2, 3]))
print(parallel.map(table, [0, 2]))
result = parallel.map(shared, [1])[0]
print(result, result[0] is result[1], result[2]["k"] is result[0])
loop = parallel.map(cyclic, [5])[0]
print(loop[0], loop[1] is loop)
print(parallel.map(big, [1, 2]))
points = parallel.map(make, [4])
points[0].x = 99
print(points, isinstance(points[0], Point))
