"""Spectral norm: short calls in tight loops, float division, generators.

One task is one matrix (its entries are computed, never stored), shifted
by the task's number.
"""
import sys

# (tasks, size of the matrix, steps of the power method)
SIZES = {"quick": (8, 24, 6), "full": (64, 40, 4)}
CHECKSUMS = {"quick": "2.926646292569", "full": "4.414273929384"}


def tasks(arg):
    count, size, steps = arg
    return [(number, size, steps) for number in range(count)]


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(shift, vector):
    size = len(vector)
    out = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(i + shift, j) * vector[j]
        out.append(total)
    return out


def times_transposed(shift, vector):
    out = []
    for i in range(len(vector)):
        total = 0.0
        for j, x in enumerate(vector):
            total += entry(j + shift, i) * x
        out.append(total)
    return out


def dot(left, right):
    total = 0.0
    for x, y in zip(left, right):
        total += x * y
    return total


def run(task):
    shift, size, steps = task
    u = [1.0] * size
    v = u
    for _ in range(steps):
        v = times_transposed(shift, times(shift, u))
        u = times_transposed(shift, times(shift, v))
    return (dot(u, v) / dot(v, v)) ** 0.5


def checksum(results):
    total = 0.0
    for one in results:
        total += one
    return "%.12f" % total


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
