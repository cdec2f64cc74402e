"""Allocates far more than it keeps, with cycles."""


class Node:
    def __init__(self, value):
        self.value = value
        self.links = [self]


def ring(n):
    nodes = [Node(i) for i in range(n)]
    for i, node in enumerate(nodes):
        node.links.append(nodes[(i + 1) % n])
    return nodes[0]


kept = []
for i in range(300):
    first = ring(50)
    if i % 100 == 0:
        kept.append(first)
for node in kept:
    total, here = 0, node
    for _ in range(50):
        total += here.value
        here = here.links[1]
    print(total, here is node, node.links[0] is node)

table = {}
for i in range(60000):
    table[i % 100] = [i, str(i), (i, float(i))]
print(len(table), table[99], sum(v[0] for v in table.values()))
text = ""
for i in range(3000):
    text += chr(97 + i % 26)
print(len(text), text[-5:])
chain = None
for i in range(100000):
    chain = (i, chain)
depth = 0
while chain:
    depth += 1
    chain = chain[1]
print(depth)
nest = []
for i in range(100000):
    nest = [nest]
depth = 0
while nest:
    nest = nest[0]
    depth += 1
print(depth)
big = 1
for i in range(1, 800):
    big *= i
print(len(str(big)))
closures = []
for i in range(20000):
    closures.append(lambda i=i: i)
    if len(closures) > 10:
        closures = closures[-5:]
print([f() for f in closures][-1])


def churn(n):
    for i in range(n):
        yield {"i": i, "s": "x" * (i % 50), "t": (i,) * 3}


print(sum(len(d["s"]) + d["t"][1] for d in churn(30000)))
words = [("w%d" % (i * 7919 % 5003)) for i in range(20000)]
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(len(counts), max(counts.values()), sorted(counts)[:3])
