"""Sets: the game of life on an endless board, and set algebra.

One task is one board: a set of live cells (tuples), with a set of words
and a set of ints made and compared beside it.
"""
import sys

# (boards, generations)
SIZES = {"quick": (6, 16), "full": (80, 60)}
CHECKSUMS = {"quick": "142 578 41055 0", "full": "2579 43248 3473463 302"}

NEAR = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


def tasks(arg):
    count, generations = arg
    return [(number, generations) for number in range(count)]


def start(number):
    cells = {(0, 1), (1, 0), (1, 1), (1, 2), (2, 0)}  # an R pentomino
    state = number * 7919 + 1
    for _ in range(12):
        state = state * 16807 % 2147483647
        cells.add((state % 9, state // 9 % 9))
    return cells


def generation(cells):
    counts = {}
    for row, column in cells:
        for down, right in NEAR:
            cell = (row + down, column + right)
            counts[cell] = counts.get(cell, 0) + 1
    return {cell for cell, count in counts.items()
            if count == 3 or count == 2 and cell in cells}


def algebra(number, size):
    evens = set(range(number, number + size, 2))
    threes = set(range(number, number + size, 3))
    both = evens & threes
    either = evens | threes
    one = evens ^ threes
    total = len(both) + len(one) * 3 + len(either - both)
    if both <= evens and not evens.isdisjoint(threes) and one < either:
        total += sum(both)
    words = {"w%d" % (n % 50) for n in either}
    words.update(["w%d" % n for n in range(60)])
    words.discard("w7")
    for n in range(0, size, 5):
        if n in threes:
            total += 1
            threes.remove(n)
        else:
            threes.add(n)
    shapes = {frozenset((n % 7, n % 5)) for n in evens}
    return total + len(words) + len(threes) + len(shapes)


def run(task):
    number, generations = task
    cells = start(number)
    births = 0
    total = 0
    for step in range(generations):
        after = generation(cells)
        births += len(after - cells)
        if step % 4 == 0:
            total += algebra(step + number, 120)
        cells = after
    edge = max(cells) if cells else (0, 0)
    return len(cells), births, total, edge[0] - edge[1]


def checksum(results):
    sums = [0, 0, 0, 0]
    for row in results:
        for i in range(4):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
