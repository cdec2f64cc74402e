"""Fused stores and loops meet the guard when they have run on own objects."""
import parallel

main_list = [1.5, 2.5, 3.5]
main_range = iter(range(10))
main_items = iter([1, 2, 3])
main_pairs = enumerate([1, 2, 3])


def swap(a, i, j):
    a[i], a[j] = a[j], a[i]


def axpy(out, x, y):
    for j in range(2):
        out[j] += x * y
    out[1] -= x * y


def walk(it):
    total = 0
    for i in it:
        total += i
    return total


def count(pairs):
    total = 0
    for i, v in pairs:
        total += i * v
    return total


def refused(f, *args):
    try:
        f(*args)
    except parallel.IsolationError as e:
        return e.kind
    return "let through"


def work(n):
    for _ in range(4):
        own = [1.5, 2.5, 3.5]
        swap(own, 0, 2)
        axpy(own, 2.0, 0.5)
        walk(range(5))
        walk(iter(range(5)))
        walk([1, 2])
        count(enumerate(own))
    return [refused(swap, main_list, 0, 1), refused(axpy, main_list, 1.0, 2.0),
            refused(walk, main_range), refused(walk, main_items),
            refused(count, main_pairs), own]


for row in parallel.map(work, [0, 1]):
    print(row)
# expect: ['list', 'list', 'range_iterator', 'list_iterator', 'enumerate', [4.5, 2.5, 1.5]]
# expect: ['list', 'list', 'range_iterator', 'list_iterator', 'enumerate', [4.5, 2.5, 1.5]]
print(main_list, next(main_range), next(main_items), next(main_pairs))
# expect: [1.5, 2.5, 3.5] 0 1 (0, 1)
