def averager():
    total = n = 0
    average = None
    while True:
        value = yield average
        total += value
        n += 1
        average = total / n


a = averager()
print(next(a), a.send(10), a.send(20), a.send(60))


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


e = echo()
next(e)
print(e.send("a"), e.send("b"))
try:
    e.send("c")
except StopIteration as stop:
    print(stop.value)
try:
    e.send("d")
except StopIteration as stop:
    print("finished", stop.value)
fresh = echo()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
print(fresh.send(None))


def accumulate():
    x = yield
    y = yield x
    yield x + y


acc = accumulate()
print(next(acc), acc.send(3), acc.send(4))


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)


def expression():
    result = [(yield 1), (yield 2)]
    yield result


x = expression()
next(x)
x.send("p")
print(x.send("q"))
