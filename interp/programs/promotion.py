"""Results are deep copies: sharing and cycles survive, references to main stay
references, instances keep their class."""
import parallel


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


base = [1, 2, 3]


def graph(i):
    p = Point(i, [base, "s%d" % i])
    q = {"p": p, "again": p, (1, 2): {i, i + 1}, "base": base}
    q["self"] = q
    return q


r = parallel.map(graph, range(3))
print(r[2]["p"].x, r[2]["p"].y)  # expect: 2 [[1, 2, 3], 's2']
print(r[2]["p"] is r[2]["again"], r[1]["self"] is r[1])  # expect: True True
print(r[0]["base"] is base, r[0]["p"].y[0] is base)  # expect: True True
print(r[0][(1, 2)] == {0, 1}, type(r[0]["p"]) is Point)  # expect: True True
r[0]["p"].z = 5
r[0]["self"]["new"] = base
base.append(4)
print(r[0]["p"].z, r[0]["new"], len(r[0]))  # expect: 5 [1, 2, 3, 4] 6


def keyed_by_identity(i):
    keys = [Point(k, 0) for k in range(50)]
    return keys, {k: k.x for k in keys}, set(keys)


keys, table, members = parallel.map(keyed_by_identity, [0])[0]
print(all(table[k] == k.x for k in keys))  # expect: True
print(all(k in members for k in keys), len(members))  # expect: True 50


def closure(i):
    def inner():
        return i * 10
    return inner


print([f() for f in parallel.map(closure, range(3))])  # expect: [0, 10, 20]


def deep(i):
    head = None
    for k in range(100000):
        head = (k, head)
    return head


n, node = 0, parallel.map(deep, [0])[0]
while node is not None:
    n, node = n + 1, node[1]
print(n)  # expect: 100000
