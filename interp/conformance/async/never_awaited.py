# A coroutine that ends without having begun is warned about; a collection is
# asked for, so that both sides have dropped it. Where CPython names the line of
# the drop, pxi names the coroutine's function: the line is not compared.
import gc
import sys
import warnings


async def plain(x=0):
    return x


async def waits():
    await plain()


class Service:
    async def fetch(self):
        return "fetched"


class Pause:
    def __await__(self):
        yield "paused"


async def pauses():
    await Pause()


def run(coroutine):
    try:
        while True:
            print("yields", coroutine.send(None))
    except StopIteration as stop:
        return stop.value


def recorded(make):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        make()
        for _ in range(3):
            gc.collect()
    for w in sorted(seen, key=lambda w: str(w.message)):
        print(make.__name__, w.category.__name__, w.message,
              w.filename == __file__)
    if not seen:
        print(make.__name__, "nothing")
    return seen


def dropped():
    plain()


def several():
    for _ in range(3):
        plain(), Service().fetch()


def renamed():
    coroutine = plain()
    coroutine.__qualname__ = "other.name"


def inner():
    async def nested():
        pass
    nested()


def in_cycle():
    cell = []
    cell.append(plain(cell))


def awaited():
    print(run(waits()), run(plain(5)))


def closed():
    coroutine = plain()
    coroutine.close()
    coroutine = waits()
    coroutine.close()


def thrown_into():
    coroutine = plain()
    try:
        coroutine.throw(KeyError("into"))
    except KeyError as error:
        print(repr(error))


def begun():
    coroutine = pauses()
    print(coroutine.send(None))
    coroutine.close()


for make in (dropped, several, renamed, inner, in_cycle, awaited, closed,
             thrown_into, begun):
    recorded(make)

# the warning holds the coroutine, which can still run; it is told once
seen = recorded(dropped)
again = seen[0].source
print(type(again).__name__, again.__name__, again.cr_frame is not None)
print(run(again))
del again
with warnings.catch_warnings(record=True) as later:
    warnings.simplefilter("always")
    del seen
    gc.collect()
print(later)

# once for each place
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("default")
    for _ in range(4):
        plain()
    gc.collect()
print(len(seen))


# an error made of it has nobody to go to
class Lines(list):
    def write(self, text):
        self.append(text)

    def flush(self):
        pass


def as_error():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        dropped()
        for _ in range(3):
            gc.collect()


print("error")
sys.stderr, kept = Lines(), sys.stderr
as_error()
sys.stderr, lines = kept, sys.stderr
lines = "".join(lines).splitlines()
print(lines[0].split(" at ")[0], "|", lines[-1])
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("ignore")
    dropped()
    for _ in range(3):
        gc.collect()
print(seen)
