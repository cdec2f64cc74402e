"""Pipelines of generators: yield, yield from, send, expressions, any, zip.

One task pulls numbers through filters, walks a tree by nested
generators and drives a coroutine by send().
"""
import sys

# (tasks, numbers, depth of the tree)
SIZES = {"quick": (8, 1000, 7), "full": (80, 3600, 9)}
CHECKSUMS = {
    "quick": "45937731 352 2572036",
    "full": "2049651754 12240 25632377",
}


def tasks(arg):
    count, numbers, depth = arg
    return [(number, numbers, depth) for number in range(count)]


def source(seed, count):
    state = seed * 7919 + 1
    for _ in range(count):
        state = state * 16807 % 2147483647
        yield state % 10000


def even(numbers):
    for n in numbers:
        if n % 2 == 0:
            yield n


def pairs(numbers):
    last = 0
    for n in numbers:
        yield last, n
        last = n


def take(count, numbers):
    for n in numbers:
        if not count:
            return
        count -= 1
        yield n


def tree(depth, number):
    if depth:
        return tree(depth - 1, 2 * number), number, \
            tree(depth - 1, 2 * number + 1)
    return None


def walk(node):
    if node is not None:
        left, number, right = node
        yield from walk(left)
        yield number
        yield from walk(right)


def running_mean():
    total = 0.0
    count = 0
    mean = None
    while True:
        total += yield mean
        count += 1
        mean = total / count


class Countdown:
    """An iterator that is a class."""

    def __init__(self, count):
        self.left = count

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


def run(task):
    seed, count, depth = task
    total = 0
    for left, right in pairs(even(source(seed, count))):
        total += left * 3 - right
    squares = (n * n for n in source(seed + 1, count) if n % 3)
    total += sum(n % 1001 for n in squares)
    nodes = tree(depth, 1)
    for place, number in enumerate(walk(nodes)):
        total += place ^ number
    mean = running_mean()
    next(mean)
    for n in take(count // 2, source(seed + 2, count)):
        value = mean.send(n)
    mean.close()
    hits = 0
    for limit in range(count // 20):
        if any(n > 9000 + limit for n in source(limit, 20)):
            hits += 1
    for left, right in zip(Countdown(count // 2), reversed(range(count))):
        total += left ^ right
    total += sum(map(abs, filter(None, Countdown(count // 2))))
    return total, hits, int(value * 64.0)


def checksum(results):
    sums = [0, 0, 0]
    for row in results:
        for i in range(3):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
