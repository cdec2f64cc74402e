def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


d = {"a": 1}
attempt(lambda: d["z"])
attempt(lambda: d[0])
attempt(lambda: d[None])
attempt(lambda: d[[1]])
attempt(lambda: {[]: 1})
attempt(lambda: {{}: 1})
attempt(lambda: d.pop("z"))
attempt(lambda: d.pop())
attempt(lambda: {}.popitem())
attempt(lambda: d.get())
attempt(lambda: d.get([1]))
attempt(lambda: [1] in d)
attempt(lambda: d.update(5))
attempt(lambda: d.update([1]))
attempt(lambda: d.update([(1, 2, 3)]))
attempt(lambda: dict(5))
attempt(lambda: dict([("a",)]))
attempt(lambda: dict(1, 2))
attempt(lambda: d.nope)
attempt(lambda: d + {})
attempt(lambda: d < {})
attempt(lambda: d | [1])
attempt(lambda: hash(d))
attempt(lambda: d.setdefault())
attempt(lambda: d.fromkeys(5))
attempt(lambda: dict(**{1: 2}))
attempt(lambda: d())


def delete(key):
    del d[key]


attempt(lambda: delete("q"))
attempt(lambda: delete([1]))


def grow():
    for k in d:
        d[k + "x"] = 1


def shrink():
    e = {1: 1, 2: 2}
    for k in e:
        del e[k]


def change_values():
    e = {1: 1, 2: 2}
    for k in e:
        e[k] += 10
    return e


attempt(grow)
attempt(shrink)
attempt(change_values)
print(d)
