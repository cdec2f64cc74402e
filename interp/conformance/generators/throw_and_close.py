def careful():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"handled {error}"
        finally:
            print("finally")


g = careful()
print(next(g))
print(g.throw(ValueError("bad")))
print(next(g))
try:
    g.throw(KeyError("out"))
except KeyError as error:
    print("escaped", error)
try:
    next(g)
except StopIteration:
    print("exhausted")


def cleanup():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("cleaned")


c = cleanup()
print(next(c))
c.close()
c.close()
print(list(c))
unstarted = cleanup()
unstarted.close()
print(list(unstarted))


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


def plain():
    yield 1


p = plain()
try:
    p.throw(ZeroDivisionError)
except ZeroDivisionError as error:
    print(repr(error), list(p))
try:
    plain().throw(5)
except TypeError as error:
    print(error)


def leaks():
    yield 1
    raise StopIteration("inner")


try:
    list(leaks())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def fails():
    yield 1
    1 / 0


f = fails()
print(next(f))
try:
    next(f)
except ZeroDivisionError as error:
    print(error)
print(next(f, "dead"))
