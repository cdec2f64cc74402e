"""Deep recursion in a context is a RecursionError there, and main goes on."""
import parallel


def down(n):
    return down(n + 1)


def depth(i):
    try:
        down(0)
    except RecursionError as e:
        return str(e)


print(set(parallel.map(depth, range(4))))
# expect: {'maximum recursion depth exceeded'}
print(parallel.map(lambda i: i, [1]))  # expect: [1]
