"""A worker interrupted as it enters a function runs all of that function."""
import parallel
# modes: gil
# pxi: --workers 2


def echo(a, b):
    return (a, b)


def inverse(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def wrong(n):
    count = 0
    for k in range(n):
        if echo(3, k) != (3, k):
            count += 1
        if inverse(3, k) != 1.0 / ((3 + k) * (4 + k) // 2 + 4):
            count += 1
    return count


print(parallel.map(wrong, [150000] * 6))  # expect: [0, 0, 0, 0, 0, 0]
