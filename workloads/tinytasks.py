"""Thousands of tiny tasks: what it costs to start and end a piece of work.

One task follows a Collatz chain for a few steps.
"""
import sys

SIZES = {"quick": 4000, "full": 70000}
CHECKSUMS = {"quick": "4000 280807", "full": "70000 6244216"}
CORE = True


def tasks(arg):
    return list(range(1, arg + 1))


def run(task):
    n = task
    steps = 0
    while n != 1 and steps < 120:
        if n & 1:
            n = 3 * n + 1
        else:
            n >>= 1
        steps += 1
    return steps


def checksum(results):
    return str(len(results)) + " " + str(sum(results))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
