"""Matrix product over lists of lists: indices, zip, sum, comprehensions.

setup() makes both matrices in main; one task computes a band of rows,
half of them by three plain loops, half by zip and sum over columns.
"""
import sys

# (size of the matrices, rows a task)
SIZES = {"quick": (60, 4), "full": (168, 4)}
CHECKSUMS = {"quick": "118986.0 29995.0", "full": "931513.0 231497.0"}

LEFT = []
RIGHT = []


def setup(arg):
    size, _ = arg
    LEFT.clear()
    RIGHT.clear()
    for i in range(size):
        LEFT.append([(i * 7 + j * 3) % 11 + 0.5 for j in range(size)])
        RIGHT.append([(i * 5 - j * 2) % 13 for j in range(size)])


def tasks(arg):
    size, rows = arg
    return [(low, min(low + rows, size)) for low in range(0, size, rows)]


def by_index(low, high):
    size = len(RIGHT)
    band = [[0.0] * size for _ in range(low, high)]
    for i in range(low, high):
        out = band[i - low]
        for k in range(size):
            x = LEFT[i][k]
            row = RIGHT[k]
            for j in range(size):
                out[j] += x * row[j]
    return band


def by_zip(low, high):
    columns = list(zip(*RIGHT))
    return [[sum([x * y for x, y in zip(row, column)])
             for column in columns] for row in LEFT[low:high]]


def run(task):
    low, high = task
    middle = (low + high) // 2
    band = by_index(low, middle) + by_zip(middle, high)
    return sum([row[i] for i, row in enumerate(band, low)]), band[-1][-1]


def checksum(results):
    trace = 0.0
    last = 0.0
    for one, corner in results:
        trace += one
        last += corner
    return "%r %r" % (trace, last)


if __name__ == "__main__":
    setup(SIZES[sys.argv[1]])
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
