"""Contexts in a row. Arguments: how (map, run, single), contexts in all.

Ten marks on the way; at each it waits for a line, so that its memory can be
looked at.
"""
import sys

import parallel


def work(n):
    found = {"n": n, "list": [n] * (n % 20)}
    return [str(n), len(found["list"])]


def by_map(count):
    rows = parallel.map(work, range(count))
    return sum([row[1] for row in rows])


def by_run(count):
    for n in range(count):
        parallel.submit_work(work, (n,))
    return sum([row[1] for row in parallel.run()])


def one_by_one(count):
    total = 0
    for n in range(count):
        total += parallel.map(work, [n])[0][1]
    return total


how = {"map": by_map, "run": by_run, "single": one_by_one}[sys.argv[1]]
count = int(sys.argv[2])
total = 0
for step in range(10):
    for _ in range(10):
        total += how(count // 100)
    print("mark", flush=True)
    sys.stdin.readline()
print(total)
