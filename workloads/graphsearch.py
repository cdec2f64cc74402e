"""Searches over one large graph that lies in main and is only read.

setup() builds the graph. One task starts at one node: breadth first for
the hops, then Dijkstra with a heap of its own for the nearest nodes.
"""
import sys

# (nodes, edges a node, searches, nodes that Dijkstra settles)
SIZES = {"quick": (1200, 4, 10, 300), "full": (4000, 4, 60, 1000)}
CHECKSUMS = {"quick": "11701 82 364146", "full": "234781 606 9742701"}
CORE = True

GRAPH = []


class Node:
    def __init__(self, name):
        self.name = name
        self.edges = []


def setup(arg):
    count, degree, _, _ = arg
    GRAPH.clear()
    for name in range(count):
        GRAPH.append(Node(name))
    state = 4711
    for node in GRAPH:
        for _ in range(degree):
            state = state * 16807 % 2147483647
            node.edges.append((state % count, 1 + state // 7 % 100))


def tasks(arg):
    count, _, searches, settle = arg
    return [(i * 37 % count, settle) for i in range(searches)]


def breadth_first(start):
    hops = {start: 0}
    queue = [start]
    for name in queue:
        far = hops[name] + 1
        for other, cost in GRAPH[name].edges:
            if other not in hops:
                hops[other] = far
                queue.append(other)
    return len(queue), hops[queue[-1]]


def heap_push(heap, item):
    heap.append(item)
    at = len(heap) - 1
    while at:
        up = (at - 1) // 2
        if heap[up] <= item:
            break
        heap[at] = heap[up]
        at = up
    heap[at] = item


def heap_pop(heap):
    last = heap.pop()
    if not heap:
        return last
    top = heap[0]
    size = len(heap)
    at = 0
    child = 1
    while child < size:
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if last <= heap[child]:
            break
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = last
    return top


def nearest(start, settle):
    done = set()
    heap = [(0, start)]
    total = 0
    while heap and len(done) < settle:
        far, name = heap_pop(heap)
        if name in done:
            continue
        done.add(name)
        total += far
        for other, cost in GRAPH[name].edges:
            if other not in done:
                heap_push(heap, (far + cost, other))
    return total


def run(task):
    start, settle = task
    reached, deepest = breadth_first(start)
    return reached, deepest, nearest(start, settle)


def checksum(results):
    sums = [0, 0, 0]
    for row in results:
        for i in range(3):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    setup(SIZES[sys.argv[1]])
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
