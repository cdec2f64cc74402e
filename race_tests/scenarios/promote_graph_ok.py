# scenario: promote_graph_ok
# row: I03
# shares: nothing but code
# operation: return a graph with a shared node and a cycle
# expect: ok [(True, True), (True, True)]
# control: none
# contexts: 2

import parallel

def build(i):
    shared = [i]
    graph = {"a": shared, "b": shared}
    graph["self"] = graph
    return graph


def work(i):
    return build(i)


graphs = parallel.map(work, [0, 1])
print("result:", [(g["a"] is g["b"], g["self"] is g) for g in graphs])
