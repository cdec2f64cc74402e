"""A binary heap by hand, Dijkstra and an event simulation on it."""


class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.key = key
        self.items = list(items)
        for i in reversed(range(len(self.items) // 2)):
            self.sift_down(i)

    def push(self, item):
        self.items.append(item)
        i = len(self.items) - 1
        while i and self.less(i, (i - 1) // 2):
            self.swap(i, (i - 1) // 2)
            i = (i - 1) // 2

    def pop(self):
        if not self.items:
            raise IndexError("pop from an empty heap")
        self.swap(0, len(self.items) - 1)
        item = self.items.pop()
        self.sift_down(0)
        return item

    def less(self, i, j):
        return self.key(self.items[i]) < self.key(self.items[j])

    def swap(self, i, j):
        self.items[i], self.items[j] = self.items[j], self.items[i]

    def sift_down(self, i):
        while True:
            smallest = i
            for child in (2 * i + 1, 2 * i + 2):
                if child < len(self.items) and self.less(child, smallest):
                    smallest = child
            if smallest == i:
                return
            self.swap(i, smallest)
            i = smallest

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return bool(self.items)

    def drain(self):
        while self:
            yield self.pop()


values = [(i * 37 + 11) % 101 for i in range(40)]
print(list(Heap(values).drain()) == sorted(values))
print(list(Heap("hello world", key=lambda c: -ord(c)).drain()))
try:
    Heap().pop()
except IndexError as error:
    print(error)


def dijkstra(graph, source):
    distance, previous = {source: 0}, {}
    heap = Heap([(0, source)])
    done = set()
    while heap:
        d, node = heap.pop()
        if node in done:
            continue
        done.add(node)
        for other, weight in graph.get(node, {}).items():
            candidate = d + weight
            if candidate < distance.get(other, float("inf")):
                distance[other] = candidate
                previous[other] = node
                heap.push((candidate, other))
    return distance, previous


def path(previous, target):
    out = [target]
    while out[-1] in previous:
        out.append(previous[out[-1]])
    return "-".join(reversed(out))


graph = {"A": {"B": 7, "C": 9, "F": 14}, "B": {"C": 10, "D": 15},
         "C": {"D": 11, "F": 2}, "D": {"E": 6}, "F": {"E": 9}}
distance, previous = dijkstra(graph, "A")
print(sorted(distance.items()))
for target in "BCDEF":
    print(target, distance[target], path(previous, target))


class Event:
    order = 0

    def __init__(self, time, action, name):
        self.time, self.action, self.name = time, action, name
        Event.order += 1
        self.order = Event.order

    def __lt__(self, other):
        return (self.time, self.order) < (other.time, other.order)


queue = Heap()
log = []


def arrive(event):
    log.append(f"{event.time}:{event.name} in")
    queue.push(Event(event.time + len(event.name), leave, event.name))


def leave(event):
    log.append(f"{event.time}:{event.name} out")
    if len(log) < 14 and event.name != "bob":
        queue.push(Event(event.time + 2, arrive, event.name))


for i, name in enumerate(("ann", "bob", "christine")):
    queue.push(Event(i, arrive, name))
while queue:
    event = queue.pop()
    event.action(event)
print(log)
