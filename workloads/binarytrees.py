"""Binary trees: allocation and collection, long-lived beside short-lived.

One task builds many short-lived trees of one depth while a tree of its
own stays alive, then grows and prunes a search tree.
"""
import sys

# (tasks, greatest depth, keys of the search tree)
SIZES = {"quick": (8, 12, 300), "full": (80, 13, 900)}
CHECKSUMS = {"quick": "65027 8184 13264", "full": "1299808 163760 166203"}
CORE = True


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None


def tasks(arg):
    count, depth, keys = arg
    return [(number, 4 + number * 2 % (depth - 3), depth, keys)
            for number in range(count)]


def pairs(depth):
    if depth == 0:
        return None, None
    return pairs(depth - 1), pairs(depth - 1)


def count(tree):
    left, right = tree
    if left is None:
        return 1
    return 1 + count(left) + count(right)


def insert(root, key):
    while True:
        if key < root.key:
            if root.left is None:
                root.left = Node(key)
                return
            root = root.left
        else:
            if root.right is None:
                root.right = Node(key)
                return
            root = root.right


def height(node):
    if node is None:
        return 0
    left = height(node.left)
    right = height(node.right)
    return 1 + (left if left > right else right)


def pruned(node, limit):
    if node is None or limit == 0:
        return None
    node.left = pruned(node.left, limit - 1)
    node.right = pruned(node.right, limit - 1)
    return node


def search_tree(seed, keys):
    state = seed * 7919 + 1
    root = Node(1 << 30)
    for _ in range(keys):
        state = state * 16807 % 2147483647
        insert(root, state)
    tall = height(root)
    return tall * 100 + height(pruned(root, tall // 2))


def run(task):
    number, depth, deepest, keys = task
    kept = pairs(deepest - 3)
    total = 0
    for _ in range(1 << deepest - depth):
        total += count(pairs(depth))
    return total, count(kept), search_tree(number, keys)


def checksum(results):
    sums = [0, 0, 0]
    for row in results:
        for i in range(3):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
