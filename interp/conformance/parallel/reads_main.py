import parallel

graph = {n: [(n * 7 + k) % 50 for k in range(3)] for n in range(50)}


class Config:
    limit = 20

    def __init__(self):
        self.names = ["a", "b", "c"]

    def name(self, i):
        return self.names[i % len(self.names)]


config = Config()


def reach(start):
    seen, todo = {start}, [start]
    while todo and len(seen) < Config.limit:
        node = todo.pop()
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return len(seen), config.name(start)


def copies(n):
    mine = dict(graph)
    mine[n] = "changed"
    local = list(config.names)
    local.append(n)
    local.sort(key=str)
    return len(mine), local, sorted(mine[1 - min(n, 1)])


print(parallel.map(reach, range(6)))
print(parallel.map(copies, [1, 0]))
print(len(graph), config.names, graph[0])
