import parallel


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def longest(bounds):
    low, high = bounds
    best = max(range(low, high), key=collatz)
    return best, collatz(best)


def words(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def objects(n):
    class Node:
        def __init__(self, value, next_node):
            self.value, self.next_node = value, next_node
    head = None
    for i in range(n):
        head = Node(i, head)
    total = 0
    while head:
        total += head.value
        head = head.next_node
    return total


print(parallel.map(longest, [(1, 200), (200, 400), (400, 600)]))
print(parallel.map(words, ["a b a", "c c c", "x"]))
print(parallel.map(objects, [10, 1000, 2000]))
print(sum(parallel.map(collatz, range(1, 300))))
