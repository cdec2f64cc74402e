"""Deep and wide recursion: Ackermann, Takeuchi, Fibonacci, Hanoi, chains.

One task evaluates all of them on small arguments; the chain goes some
hundred calls deep through a method, a closure and a comprehension.
"""
import sys

# (tasks, n of Ackermann(2, n), depth of a chain, n of Fibonacci)
SIZES = {"quick": (8, 30, 200, 15), "full": (48, 80, 450, 20)}
CHECKSUMS = {
    "quick": "518 48 4880 2164 1016 32",
    "full": "7920 96 324720 29928 35040 240",
}


def tasks(arg):
    count, n, depth, fib = arg
    return [(number, n, depth, fib) for number in range(count)]


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def hanoi(disks, source, target, spare, pegs):
    if disks:
        hanoi(disks - 1, source, spare, target, pegs)
        pegs[target].append(pegs[source].pop())
        hanoi(disks - 1, spare, target, source, pegs)


class Chain:
    def __init__(self, seed):
        self.seed = seed
        self.deepest = 0

    def down(self, depth, left):
        if depth > self.deepest:
            self.deepest = depth
        if not left:
            return self.seed % 97

        def step(n):
            return self.down(depth + 1, left - 1) + n

        if left % 3 == 0:
            return sum([self.down(depth + 1, left - 1) for _ in (0,)])
        return step(left & 1)


def permutations(items):
    if not items:
        return [[]]
    return [[item] + rest for item in items
            for rest in permutations([x for x in items if x != item])]


def run(task):
    number, n, depth, fib = task
    pegs = [list(range(fib // 2, 0, -1)), [], []]
    hanoi(fib // 2, 0, 2, 1, pegs)
    chain = Chain(number)
    total = chain.down(0, depth) + chain.deepest
    orders = permutations(list(range(fib // 3)))
    return (ackermann(2, n + number % 3), tak(fib // 2 + 2, 6, number % 3),
            fibonacci(fib), total, len(pegs[2]) + len(orders),
            orders[-1][0])


def checksum(results):
    sums = [0] * 6
    for row in results:
        for i in range(6):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
