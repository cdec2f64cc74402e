"""Pancake flips over permutations: small ints and swaps inside lists.

One task is a run of consecutive permutations, found from its first number
by factorial digits, so the tasks together cover a fixed stretch.
"""
import sys

# (length of a permutation, permutations in all, tasks)
SIZES = {"quick": (8, 10080, 16), "full": (9, 201600, 96)}
CHECKSUMS = {"quick": "456 17", "full": "2003 30"}
CORE = True


def tasks(arg):
    length, total, count = arg
    chunk = total // count
    return [(length, i * chunk, chunk) for i in range(count)]


def start_at(length, number):
    """The permutation of that number, and the digits that lead to it."""
    factorial = [1]
    for i in range(1, length):
        factorial.append(factorial[-1] * i)
    perm = list(range(length))
    digits = [0] * length
    for i in range(length - 1, 0, -1):
        digit = number // factorial[i]
        number -= digit * factorial[i]
        digits[i] = digit
        perm[:i + 1] = perm[digit:i + 1] + perm[:digit]
    return perm, digits


def step(perm, digits):
    """Go to the next permutation in place."""
    i = 1
    while i < len(perm):
        first = perm[0]
        for j in range(i):
            perm[j] = perm[j + 1]
        perm[i] = first
        digits[i] += 1
        if digits[i] <= i:
            return
        digits[i] = 0
        i += 1


def flips(perm):
    work = perm[:]
    count = 0
    first = work[0]
    while first:
        low = 0
        high = first
        while low < high:
            work[low], work[high] = work[high], work[low]
            low += 1
            high -= 1
        count += 1
        first = work[0]
    return count


def run(task):
    length, number, chunk = task
    perm, digits = start_at(length, number)
    most = 0
    total = 0
    for i in range(number, number + chunk):
        count = flips(perm)
        if count > most:
            most = count
        if i & 1:
            total -= count
        else:
            total += count
        step(perm, digits)
    return total, most


def checksum(results):
    total = sum([t for t, m in results])
    return str(total) + " " + str(max([m for t, m in results]))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
