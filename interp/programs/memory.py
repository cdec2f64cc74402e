"""--context-memory bounds one context: MemoryError, alone; live data bounds
memory, not allocation volume."""
# pxi: --context-memory 16M
import parallel


def hoard(n):
    keep = []
    for i in range(n):
        keep.append([i] * 10)
    return len(keep)


def churn(n):
    total = 0
    for i in range(n):
        total += len([i, i + 1, str(i)])
    return total


for n in (1000, 10 ** 9):
    try:
        print(parallel.map(hoard, [n]))
    except MemoryError:
        print("MemoryError")
# expect: [1000]
# expect: MemoryError
print(parallel.map(churn, [1000000]))  # expect: [3000000]


def catches(n):
    try:
        hoard(n)
    except MemoryError:
        return hoard(1000)


print(parallel.map(catches, [10 ** 9, 10 ** 9]))  # expect: [1000, 1000]
