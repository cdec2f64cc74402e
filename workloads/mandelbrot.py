"""Mandelbrot set: float multiplication in a loop with two exits.

One task is one row of points; the result packs it into a big int.
"""
import sys

# (rows, points a row, most steps)
SIZES = {"quick": (24, 140, 150), "full": (64, 300, 650)}
CHECKSUMS = {
    "quick": "ffffffffe6bb080ebfd927f5ffb9d800000000 148734",
    "full": "ffffffffffffffff2ea359ef75dafba1dbcb7d4c7473ddffbf3dfb281bfdfd480000000000000000000 3297631",
}


def tasks(arg):
    rows, width, limit = arg
    return [(row, rows, width, limit) for row in range(rows)]


def steps_of(cr, ci, limit):
    zr = zi = 0.0
    for step in range(limit):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return step
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def run(task):
    row, rows, width, limit = task
    ci = 2.0 * row / rows - 1.0
    bits = 0
    total = 0
    for column in range(width):
        step = steps_of(3.0 * column / width - 2.0, ci, limit)
        total += step
        bits = bits << 1 | (step == limit)
    return bits, total


def checksum(results):
    bits = 0
    total = 0
    for row, (inside, steps) in enumerate(results):
        bits ^= inside << row
        total += steps
    return "%x %d" % (bits, total)


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
