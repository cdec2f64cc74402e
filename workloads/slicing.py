"""Comprehensions, slices and unpacking of lists, tuples and strings.

One task turns, cuts and joins small tables and strings.
"""
import sys

# (tasks, rounds, size of a table)
SIZES = {"quick": (8, 8, 12), "full": (80, 36, 15)}
CHECKSUMS = {"quick": "1141502 366044120", "full": "77738292 887681439"}

TEXT = "the quick brown fox jumps over the lazy dog " * 3


def tasks(arg):
    count, rounds, size = arg
    return [(number, rounds, size) for number in range(count)]


def table_of(seed, size):
    return [[(i * size + j) * seed % 101 for j in range(size)]
            for i in range(size)]


def turned(table):
    return [list(row) for row in zip(*table[::-1])]


def tables(seed, size):
    table = table_of(seed, size)
    total = 0
    for _ in range(4):
        table = turned(table)
        flat = [n for row in table for n in row if n & 1]
        total += sum(flat[1::2]) - sum(flat[:-1:2])
        first, *middle, last = table
        table = [last] + middle + [first]
        total += len([n for n in flat[len(flat) // 2:] if n > 50])
    inner = [row[1:-1] for row in table[1:-1]]
    return total + sum([sum(row) for row in inner])


def lists(seed, size):
    numbers = [n * seed % 31 for n in range(size * 4)]
    numbers[3:9] = numbers[20:30]
    del numbers[::5]
    numbers[::4] = [0] * len(numbers[::4])
    left, right = numbers[:size], numbers[size:]
    left, right = right, left
    merged = left + right[::-1] + left[-3:] * 2
    merged.insert(2, merged.pop(-2))
    merged.reverse()
    merged.extend(numbers[5:1:-1])
    index = {n: i for i, n in enumerate(merged)}
    return sum([n * i for n, i in index.items()]) + merged.count(0) \
        + merged.index(max(merged))


def tuples(seed, size):
    points = [(n, n * seed % 7, (n & 3, seed)) for n in range(size)]
    total = 0
    for n, weight, (low, _) in points:
        total += n * weight - low
    for (a, b, _), (c, d, *_) in zip(points, points[1:]):
        total += (a, b) < (c, d)
    joined = points[0] + points[-1] + (seed,) * 3
    return total + len(joined) + joined.count(seed) + sum(joined[-2:])


def strings(seed):
    total = 0
    for start in range(seed % 5, 40, 5):
        piece = TEXT[start:start + 20]
        total += len(piece.strip()) + ord(piece[-1]) + ord(piece[::2][3])
        if piece[1:4] == "he " or "fox" in piece[5:]:
            total += 7
    return total + sum([len(w) for w in TEXT[::-1].split()[2:-2]])


def run(task):
    number, rounds, size = task
    total = 0
    for i in range(rounds):
        seed = number * 13 + i * 7 + 3
        total += tables(seed, size) + lists(seed, size)
        total += tuples(seed, size) + strings(seed)
    return total


def checksum(results):
    state = 0
    for one in results:
        state = (state * 31 + one) % 1000000007
    return "%d %d" % (sum(results), state)


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
