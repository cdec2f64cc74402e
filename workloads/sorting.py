"""Sorting: ints, floats, strings, tuples, objects; keys; partly in order.

One task sorts a table of records in many ways, and once by a quicksort
of its own.
"""
import sys

# (tables, records a table)
SIZES = {"quick": (6, 500), "full": (80, 1000)}
CHECKSUMS = {
    "quick": "487102 604278 741131 723907 95209 870121 499297 499297 487102 938509",
    "full": "797425 663316 349072 811918 744779 628682 300349 300349 797425 213903",
}


class Record:
    def __init__(self, number, name, weight):
        self.number = number
        self.name = name
        self.weight = weight

    def __lt__(self, other):
        if self.weight != other.weight:
            return self.weight < other.weight
        return self.number < other.number


def tasks(arg):
    count, records = arg
    return [(number, records) for number in range(count)]


def make(seed, count):
    state = seed * 69621 + 1
    records = []
    for _ in range(count):
        state = state * 16807 % 2147483647
        name = "%x" % (state % 65536)
        records.append(Record(state % 100000, name, state % 997 / 4.0))
    return records


def quicksort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while pivot < items[j]:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(items, low, j)
            low = i
        else:
            quicksort(items, i, high)
            high = j


def mark(numbers):
    state = 0
    for number in numbers:
        state = (state * 31 + number) % 1000003
    return state


def run(task):
    seed, count = task
    records = make(seed, count)
    marks = []
    numbers = sorted([r.number for r in records])
    marks.append(mark(numbers))
    numbers[count // 3] = -1  # almost in order
    numbers += [5, 3, 1]
    numbers.sort(reverse=True)
    marks.append(mark(numbers))
    marks.append(mark([len(n) for n in sorted([r.name for r in records])]))
    weights = sorted([r.weight for r in records])
    marks.append(int(weights[count // 2] * 4))
    records.sort(key=lambda r: (r.name, -r.number))
    marks.append(mark([r.number for r in records]))
    records.sort(key=lambda r: r.weight)  # stable: names stay in order
    marks.append(mark([r.number for r in records]))
    marks.append(mark([r.number for r in sorted(records)]))
    pairs = sorted([(r.weight, r.number, r.name) for r in records])
    marks.append(mark([number for _, number, _ in pairs]))
    numbers = [r.number for r in records]
    quicksort(numbers, 0, count - 1)
    marks.append(mark(numbers))
    best = max(records, key=lambda r: r.number)
    marks.append(min(records).number + best.number)
    return marks


def checksum(results):
    sums = [0] * len(results[0])
    for marks in results:
        for i, one in enumerate(marks):
            sums[i] = (sums[i] * 7 + one) % 1000003
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
