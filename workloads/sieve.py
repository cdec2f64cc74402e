"""Primes by a segmented sieve: slices with a step, a list of flags.

setup() finds the small primes in main; one task sieves one segment with
them and looks for the gaps between its primes.
"""
import sys

# (numbers in all, tasks)
SIZES = {"quick": (300000, 12), "full": (5000000, 100)}
CHECKSUMS = {
    "quick": "25997 11502 86 3709507114",
    "full": "348513 147198 154 838596693108",
}

SMALL = []


def setup(arg):
    limit = int(arg[0] ** 0.5) + 1
    flags = [True] * (limit + 1)
    SMALL.clear()
    for number in range(2, limit + 1):
        if flags[number]:
            SMALL.append(number)
            for multiple in range(number * number, limit + 1, number):
                flags[multiple] = False


def tasks(arg):
    total, count = arg
    size = total // count
    return [(number * size, size) for number in range(count)]


def sieve(low, size):
    flags = [True] * size
    for number in range(low, min(low + size, 2)):
        flags[number - low] = False
    for prime in SMALL:
        square = prime * prime
        if square >= low + size:
            break
        start = square - low if square >= low else -low % prime
        if start < size:
            flags[start::prime] = [False] * ((size - 1 - start) // prime + 1)
    return flags


def run(task):
    low, size = task
    flags = sieve(low, size)
    primes = [low + i for i, flag in enumerate(flags) if flag]
    widest = 0
    twins = 0
    last = primes[0]
    for prime in primes[1:]:
        gap = prime - last
        if gap == 2:
            twins += 1
        if gap > widest:
            widest = gap
        last = prime
    for i in range(0, size, 3):  # flags by index, one at a time
        if flags[i]:
            twins += 1
    return len(primes), twins, widest, sum(primes)


def checksum(results):
    return "%d %d %d %d" % (sum([r[0] for r in results]),
                            sum([r[1] for r in results]),
                            max([r[2] for r in results]),
                            sum([r[3] for r in results]))


if __name__ == "__main__":
    setup(SIZES[sys.argv[1]])
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
