# A value goes through several generators that delegate: what each of them
# says of itself meanwhile, and how send, throw, close, return and errors
# arrive at every level.
import sys
import traceback


def leaf(log):
    try:
        got = yield "first"
        log.append(got)
        got = yield "second"
        log.append(got)
        return "leaf"
    finally:
        log.append("leaf out")


def link(depth, log):
    try:
        value = yield from (link(depth - 1, log) if depth else leaf(log))
        log.append((depth, value))
        got = yield depth
        log.append(got)
        return depth
    except ValueError as exc:
        log.append(("caught", depth, str(exc)))
        yield "instead %d" % depth
        raise KeyError(depth)
    finally:
        log.append(("out", depth))


log = []
chain = link(3, log)
print(next(chain), chain.send("a"), [chain.send(i) for i in range(4)], log)
try:
    chain.send("last")
except StopIteration as stop:
    print("stopped", stop.value, log)

# thrown into the innermost; it leaves through the others
log = []
chain = link(2, log)
print(next(chain), chain.send(1))
print(chain.throw(ValueError("thrown")), log)
try:
    next(chain)
except KeyError as exc:
    print(repr(exc), repr(exc.__context__), log)
    print([(f.name, f.line) for f in traceback.extract_tb(exc.__traceback__)])
print(list(chain))

log = []
chain = link(2, log)
next(chain), chain.send(1)
print(chain.close(), log, chain.gi_frame)


# What they say while the innermost runs.
def probe(depth, all_of):
    if depth:
        me = probe(depth - 1, all_of)
        all_of.append(me)
        result = yield from me
        return result
    yield "started"
    while True:
        names = []
        frame = sys._getframe()
        while frame and frame.f_code.co_name == "probe":
            names.append(frame.f_locals["depth"])
            frame = frame.f_back
        said = yield (names, frame.f_code.co_name,
                      [g.gi_running for g in all_of],
                      [g.gi_yieldfrom for g in all_of],
                      [g.gi_suspended for g in all_of],
                      [g.gi_frame.f_locals["depth"] for g in all_of])
        if said:
            for g in all_of:
                for act in (next, lambda g: g.close(),
                            lambda g: g.throw(KeyError)):
                    try:
                        act(g)
                    except ValueError as exc:
                        print(exc)


all_of = []
top = probe(3, all_of)
all_of.append(top)
print(next(top))
for row in [next(top), next(top), top.send(1)]:
    print(row)
print([g.gi_running for g in all_of], [g.gi_suspended for g in all_of],
      [g.gi_yieldfrom is h for g, h in zip(all_of[1:] + [top], all_of)])


# One inner generator of two outer ones, and one advanced from outside.
def numbers():
    for i in range(8):
        yield i
    return "end"


def outer(inner, name):
    result = yield from inner
    yield name, result


inner = numbers()
one, two = outer(inner, "one"), outer(inner, "two")
print(next(one), next(two), next(inner), next(one), next(two), one.gi_running)
print(list(inner), list(one), list(two))


def ring(get):
    yield "ready"
    yield from get()


a = ring(lambda: b)
b = ring(lambda: a)
print(next(a), next(b), next(a) if False else "")
try:
    next(a)
except ValueError as exc:
    print(exc, [f.name for f in traceback.extract_tb(exc.__traceback__)])
print(list(a), list(b))


# Errors and what is being handled, at each level.
def handler(depth):
    try:
        raise LookupError(depth)
    except LookupError:
        if depth:
            yield from handler(depth - 1)
        else:
            yield str(sys.exc_info()[1])
            yield str(sys.exc_info()[1])
            1 / 0


h = handler(3)
print(next(h), next(h), sys.exc_info())
try:
    next(h)
except ZeroDivisionError as exc:
    while exc:
        print(repr(exc), [f.lineno - f.lineno for f in
                          traceback.extract_tb(exc.__traceback__)])
        exc = exc.__context__


def stops(depth):
    if depth:
        yield from stops(depth - 1)
    else:
        yield 1
        raise StopIteration(5)


s = stops(2)
next(s)
try:
    next(s)
except RuntimeError as exc:
    print(exc, repr(exc.__cause__), len(traceback.extract_tb(exc.__traceback__)))


# Locals of every level survive; deep chains; consumers of all kinds.
def count(depth, low, high):
    a, b, c = low, high, depth
    if depth:
        yield from count(depth - 1, low + 1, high - 1)
    yield a, b, c


print(list(count(4, 0, 9)), tuple(count(2, 0, 9)), dict(
    (x, y) for x, y, _ in count(3, 5, 6)), sorted(count(2, 3, 4)))


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield "bottom"
        yield "bottom again"
    yield n


print([x for x in deep(300)][:4], sum(1 for _ in deep(300)))
try:
    list(deep(5000))
except RecursionError as exc:
    print("RecursionError", str(exc)[:32])


def endless(low):
    sys.setrecursionlimit(200)
    yield low
    yield from endless(low + 1)


try:
    for n in endless(0):
        pass
except RecursionError:
    print("deep enough", n > 100)
sys.setrecursionlimit(1000)


async def inner_wait(log):
    class Wait:
        def __await__(self):
            got = yield "wait"
            log.append(got)
            return got
    a = await Wait()
    b = await Wait()
    return a, b


async def outer_wait(log, n):
    return await (outer_wait(log, n - 1) if n else inner_wait(log)), n


log = []
co = outer_wait(log, 2)
print(co.send(None), co.send("x"), co.cr_running, co.cr_await is not None)
try:
    co.send("y")
except StopIteration as stop:
    print(stop.value, log)
