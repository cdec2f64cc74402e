a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c = [3, 4], 5
print(a, b, c)
[x, y] = "hi"
print(x, y)
first, *rest = range(5)
*init, last = range(5)
head, *middle, tail = "abcde"
print(first, rest, init, last, head, middle, tail)
one, *none = [1]
print(one, none)
*everything, = {7: 1, 8: 2}
print(everything)
(p, *q), r = [1, 2, 3], 4
print(p, q, r)
a = b = c = [0]
print(a is c)
a, b, c = (i * i for i in range(3))
print(a, b, c)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, {**{1: 2}, 3: 4, **{1: 9}})
print(*[1, 2], *"xy", sep="-")


def attempt(code):
    try:
        code()
    except Exception as error:
        print(type(error).__name__, error)


def few():
    a, b, c = 1, 2


def many():
    a, b = 1, 2, 3


def few_list():
    a, b = [1]


def many_text():
    a, b = "abc"


def star_few():
    a, b, *c = [1]


def number():
    a, b = 5


def lazy():
    a, b = (x for x in range(9))


def none():
    a, = None


def star_number():
    *a, = 5


for code in (few, many, few_list, many_text, star_few, number, lazy, none,
             star_number):
    attempt(code)
d = {"k": 1}
d["a"], d["b"] = 2, 3
print(d)


class O:
    pass


o = O()
o.x, o.y = "xy"
print(o.x, o.y)
i = iter([1, 2, 3])
a, b = next(i), next(i)
print(a, b, list(i))
for i, (j, k) in enumerate([("a", 1), ("b", 2)]):
    print(i, j, k)
