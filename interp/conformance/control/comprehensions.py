print([x * 2 for x in range(4)], [x for x in "abc" if x != "b"])
print([(x, y) for x in range(3) for y in range(x)])
print([[y for y in range(x)] for x in range(4)])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)})
print({k: v for k, v in zip("abc", [1, 2, 3])})
print({v: k for k, v in {"a": 1, "b": 2}.items()})
x = "outer"
print([x for x in range(3)], x)
n = 10
print([n + i for i in range(3)])


def f():
    k = 5
    return [k * i for i in range(4)], {i: k for i in range(2)}


print(f())
print([(lambda: i)() for i in range(3)])
print([g() for g in [lambda: i for i in range(3)]])
print([a for a, b in [(1, 2), (3, 4)]], [b for (a, *b) in [(1, 2, 3)]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print(sum(x for row in matrix for x in row))
print([i for i in range(30) if i % 2 == 0 if i % 3 == 0])
print([x if x % 2 else -x for x in range(5)])
print(list(x for x in (y * 2 for y in range(3))))
print([*(i for i in range(2)), *[j for j in "x"]])
print(sorted({c for c in "mississippi"}), len({c for c in "mississippi"}))


class C:
    values = [1, 2, 3]
    doubled = [v * 2 for v in values]


print(C.doubled)
try:
    [1 / i for i in (1, 0)]
except ZeroDivisionError as error:
    print(error)
print([i for i in range(5) if [j for j in range(i) if j == 2]])
print({(i, j): i * j for i in range(2) for j in range(2)})
