a = [3, 1, 2]
a.append(5)
a.extend([7, 8])
a.extend("ab")
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove("a")
print(a, a.index(5), a.count(1), a.index(8, 2))
a = [3, 1, 2]
a.sort()
print(a, a.reverse(), a, a.copy(), a.sort(reverse=True), a)
b = a.copy()
b.clear()
print(a, b, a + b, a * 2, 2 * a, len(a), a == [3, 2, 1])
print(list(), list("abc"), list(range(3)), list({1: 2}), list((1, [2])))
print(2 in a, 9 not in a, a[0], a[-1], a[1:], a[:-1], a[::-1], a[5:])
a[0] = "x"
a[1:2] = [10, 20, 30]
print(a)
a[::2] = ["e", "f", "g"] if len(a) > 4 else ["e"] * len(a[::2])
print(a)
a[1:1] = "in"
a[len(a):] = ["tail"]
a[:0] = ["head"]
print(a)
a[2:4] = []
print(a, [1, 2] < [1, 3], [1] < [1, 0], [] < [0])
nested = [[0] * 2] * 2
nested[0][0] = 5
print(nested, [[], []] == [[], []])
x = [1, 2, 3]
x[1:] = x
print(x)
x += x
print(x)
x.extend(x)
print(len(x))
m = [[1, 2], [3, 4]]
c = m.copy()
c[0].append(9)
c.append(5)
print(m, c, list(map(len, m)))
print([1, "a", None, 2.5, (1,), {"k": []}, {1}, b"x", True])
print(sum([[1], [2]], []), max([3, 1]), sorted([3, 1]), [0] * -1)
