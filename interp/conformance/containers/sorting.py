print(sorted([3, 1, 2]), sorted("hello"), sorted((3, 1)), sorted({2: 0, 1: 0}))
print(sorted([3, 1, 2], reverse=True), sorted([-3, 2, -1], key=abs))
words = ["banana", "fig", "apple", "kiwi", "date"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True))
print(sorted(words, key=lambda w: (len(w), w)), sorted(words, key=str.upper))
people = [("bob", 30), ("al", 25), ("cy", 30), ("di", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
people.sort(key=lambda p: p[0], reverse=True)
print(people)
a = [5, 2, 8, 1]
print(a.sort(), a)
print(sorted([1.5, 1, True, 0]), sorted([[2], [1, 5], [1]]), sorted([]))
print(sorted([(1, "b"), (1, "a"), (0, "z")]))
big = [(i * 7919) % 1000 for i in range(1000)]
s = sorted(big)
print(s == list(range(1000)), s[:5], sorted(big, key=lambda x: -x)[:3])
stable = sorted(range(100), key=lambda x: x % 3)
print(stable[:5], stable[33:38], stable == sorted(range(100), key=lambda x:
                                                  (x % 3, x)))
calls = []


def key(x):
    calls.append(x)
    return -x


print(sorted([1, 3, 2], key=key), calls)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"I{self.n}"


print(sorted([Item(3), Item(1), Item(2)]), max([Item(1), Item(9)], key=lambda
                                               i: i.n), min(Item(4), Item(2)))
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
try:
    sorted([3, 1], key=5)
except TypeError as error:
    print(error)
try:
    sorted(5)
except TypeError as error:
    print(error)


def fails(x):
    if x == 2:
        raise ValueError("in key")
    return x


b = [3, 2, 1]
try:
    b.sort(key=fails)
except ValueError as error:
    print(error, b)
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), [3, 1][::-1])
