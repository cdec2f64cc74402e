# async for over a class, its else and break, comprehensions, wrong types.
class Count:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


class NoNext:
    def __aiter__(self):
        return 3


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def loop(n, stop=None):
    seen = []
    async for value in Count(n):
        if value == stop:
            break
        seen.append(value)
    else:
        seen.append("else")
    return seen


async def comprehensions():
    squares = [v * v async for v in Count(4)]
    odd = {v async for v in Count(5) if v % 2}
    table = {v: w async for v in Count(3) for w in range(v)}
    return squares, sorted(odd), table


async def over(value):
    async for item in value:
        print(item)


print(drive(loop(3)), drive(loop(5, 3)), drive(loop(0)))
print(drive(comprehensions()))
for value in (5, [1], NoNext()):
    try:
        drive(over(value))
    except TypeError as error:
        print(error)
