import sys


def deep(n):
    if n == 0:
        sys.exit(True)
    deep(n - 1)


deep(10)
