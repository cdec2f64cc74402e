"""Tasks that do nothing: the price of a task alone.

Not part of the headline: its figure is microseconds a task.
"""
import sys

SIZES = {"quick": 10000, "full": 40000}
CHECKSUMS = {"quick": "10000 49995000", "full": "40000 799980000"}
CORE = True


def tasks(arg):
    return list(range(arg))


def run(task):
    return task


def checksum(results):
    return str(len(results)) + " " + str(sum(results))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
