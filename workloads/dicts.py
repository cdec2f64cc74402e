"""Dicts with int, string and tuple keys: filled, read, merged, emptied.

One task keeps a small inventory, an index of it and a cache in order of
use.
"""
import sys

# (tasks, rounds)
SIZES = {"quick": (8, 800), "full": (80, 2000)}
CHECKSUMS = {
    "quick": "4888168 3589 7356 part46",
    "full": "129212595 91091 163824 part0",
}


def tasks(arg):
    count, rounds = arg
    return [(number, rounds) for number in range(count)]


class Cache:
    """The last used stay: a dict keeps the order of insertion."""

    def __init__(self, size):
        self.size = size
        self.items = {}
        self.hits = 0

    def get(self, key):
        items = self.items
        if key in items:
            self.hits += 1
            value = items.pop(key)
        else:
            value = key * key % 1009
            if len(items) >= self.size:
                del items[next(iter(items))]
        items[key] = value
        return value


def merged(left, right):
    out = {**left, **right}
    both = left.keys() & right.keys()
    return len(out) + len(both)


def run(task):
    number, rounds = task
    state = number * 7919 + 1
    cache = Cache(40)
    stock = {}
    grid = {}
    groups = {}
    total = 0
    for i in range(rounds):
        state = state * 16807 % 2147483647
        key = state % 200
        name = "part%d" % (state // 200 % 64)
        total += cache.get(key % 70)
        stock[name] = stock.get(name, 0) + key
        cell = (key % 16, state % 13)
        if cell in grid:
            grid[cell] += 1
        else:
            grid[cell] = 1
        groups.setdefault(key // 10, []).append(i)
        if i % 64 == 63:
            total += sum(stock.values()) + merged(stock, {name: 1, "x": 2})
            index = {value: item for item, value in stock.items()}
            total += len(index) + max(index)
            stock.pop(name, None)
            for (row, column), count in grid.items():
                total += row * column * count
            grid = {at: n for at, n in grid.items() if n < 3}
        if i % 300 == 299:
            stock.clear()
            groups.popitem()
    sizes = [len(group) for group in groups.values()]
    return total, cache.hits, len(grid) + sum(sizes), list(stock)[0]


def checksum(results):
    sums = [0, 0, 0]
    for row in results:
        for i in range(3):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums]) + " " + results[-1][3]


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
