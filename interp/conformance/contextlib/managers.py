import contextlib
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress

@contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", e)
    finally:
        print(">", name)

with tag("a") as a, tag("b") as b:
    print(a, b)
with tag("k"):
    raise KeyError("x")
try:
    with tag("v"):
        raise ValueError("y")
except ValueError as e:
    print("outside", e)

@tag("decorated")
def f(x):
    return x + 1

print(f(1), f(2))

@contextmanager
def never():
    if False:
        yield

@contextmanager
def twice():
    yield 1
    yield 2

for cm in (never, twice):
    try:
        with cm():
            print("body")
    except RuntimeError as e:
        print(e)

with ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(tag(n))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *exc: print("push", exc[0]))
    print("inside")
with ExitStack() as stack:
    stack.push(lambda t, v, tb: True)
    stack.callback(lambda: 1 / 0)
    raise ValueError
stack = ExitStack()
stack.callback(print, "later")
kept = stack.pop_all()
stack.close()
print("closed")
kept.close()
try:
    with ExitStack() as s:
        s.enter_context(5)
except TypeError as e:
    print(e)

class Thing:
    def close(self):
        print("closing")

with closing(Thing()) as t:
    print(type(t).__name__)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
print(nullcontext(7).__enter__())

class Deco(contextlib.ContextDecorator):
    def __enter__(self):
        print("enter")
    def __exit__(self, *exc):
        print("exit", exc[0])

@Deco()
def g():
    print("g")

g()

class Abstract(contextlib.AbstractContextManager):
    def __exit__(self, *exc):
        return None

print(isinstance(Thing(), contextlib.AbstractContextManager), issubclass(Deco, contextlib.AbstractContextManager))
with Abstract() as self:
    print(type(self).__name__)
