"""One task outweighs the rest together: no runner can spread it.

Made to look bad: the first of the tasks does two thirds of the work, so
more workers than two gain nothing, and two gain at most half again.
"""
import sys

# (tasks, the limit of the large task)
SIZES = {"quick": (17, 34000), "full": (17, 560000)}
CHECKSUMS = {"quick": "3902854 5517686", "full": "83124646 116976294"}
CORE = True


def tasks(arg):
    count, limit = arg
    small = limit // (2 * (count - 1))
    return [limit] + [small] * (count - 1)


def run(task):
    """Sum the squares of the digits of every number below the limit."""
    total = 0
    for number in range(task):
        rest = number ^ 0x5a5a
        while rest:
            digit = rest % 10
            total += digit * digit
            rest //= 10
    return total


def checksum(results):
    return str(results[0]) + " " + str(sum(results))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
