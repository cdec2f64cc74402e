# ExitStack, closing, suppress, redirect_stdout, nullcontext, decorators.
import contextlib
import io


@contextlib.contextmanager
def step(name):
    print("enter", name)
    try:
        yield name
    except KeyError as error:
        print("saw", error)
    finally:
        print("exit", name)


with contextlib.ExitStack() as stack:
    print([stack.enter_context(step(n)) for n in "ab"])
    stack.callback(print, "callback", 1)
    stack.push(lambda kind, value, traceback: print("push", kind))
kept = contextlib.ExitStack()
with contextlib.ExitStack() as stack:
    stack.callback(print, "later")
    kept = stack.pop_all()
print("closing")
kept.close()
with contextlib.suppress(ZeroDivisionError, KeyError):
    {}["x"]
with step("outer"):
    raise KeyError("swallowed")
text = io.StringIO()
with contextlib.redirect_stdout(text):
    print("hidden")
print(repr(text.getvalue()))
with contextlib.nullcontext(5) as five:
    print(five)


class Door:
    def close(self):
        print("closed")


with contextlib.closing(Door()):
    print("inside")


@step("decorated")
def work(n):
    return n * 2


print(work(4), work(5))


class Both(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *exc):
        print("out")
        return False


@Both()
def other():
    print("body")


other()


@contextlib.contextmanager
def silent():
    return
    yield


try:
    with silent():
        pass
except RuntimeError as error:
    print(error)
