def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


a = [1, 2, 3]
attempt(lambda: a[3])
attempt(lambda: a[-4])
attempt(lambda: a["x"])
attempt(lambda: a[None])
attempt(lambda: a[1:"x"])
attempt(lambda: a[::0])
attempt(lambda: a.pop(3))
attempt(lambda: [].pop())
attempt(lambda: a.pop("x"))
attempt(lambda: a.remove(9))
attempt(lambda: a.index(9))
attempt(lambda: a.append())
attempt(lambda: a.append(1, 2))
attempt(lambda: a.extend(5))
attempt(lambda: a.insert(1))
attempt(lambda: a.insert("x", 1))
attempt(lambda: a.sort(5))
attempt(lambda: a.sort(bad=1))
attempt(lambda: [1, "a"].sort())
attempt(lambda: [3, None, 1].sort())
attempt(lambda: a.count())
attempt(lambda: a.nope)
attempt(lambda: a + 5)
attempt(lambda: a * 2.0)
attempt(lambda: a - [1])
attempt(lambda: a < 5)
attempt(lambda: list(5))
attempt(lambda: list(1, 2))
attempt(lambda: -a)
attempt(lambda: a())


def store(index, value):
    a[index] = value
    return a


def delete(index):
    del a[index]
    return a


attempt(lambda: store(3, 0))
attempt(lambda: store("x", 0))
attempt(lambda: store(slice(0, 2), 5))
attempt(lambda: store(slice(0, 3, 2), [1]))
attempt(lambda: store(slice(0, 3, 2), [7, 8]))
attempt(lambda: store(slice(2, 0), [4]))
attempt(lambda: delete(9))
attempt(lambda: delete("x"))
attempt(lambda: delete(slice(0, 9, 2)))
print(a)
