# Generators as coroutines: priming, delegation, return values, cleanup order.
def averager():
    total, count = 0, 0
    average = None
    while True:
        value = yield average
        if value is None:
            return (count, average)
        total += value
        count += 1
        average = total / count


def grouper(results, key):
    while True:
        results[key] = yield from averager()


results = {}
for key, values in (("a", [10, 20]), ("b", [1, 2, 3])):
    g = grouper(results, key)
    next(g)
    for value in values:
        print(key, g.send(value))
    g.send(None)
print(results)


def nested(n):
    try:
        if n:
            yield from nested(n - 1)
        yield n
    finally:
        print("finally", n)


g = nested(3)
print(next(g), next(g))
g.close()
print(list(nested(1)))


def catching():
    while True:
        try:
            yield "ready"
        except KeyError as error:
            yield "caught %s" % error


c = catching()
print(next(c), c.throw(KeyError("k")), next(c))
try:
    c.throw(ValueError("out"))
except ValueError as error:
    print(error, c.gi_frame)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
