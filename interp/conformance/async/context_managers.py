# async with: enter, exit, suppression, errors; a driver by send.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", self.name)
        return self.name.upper()

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


class NoExit:
    async def __aenter__(self):
        return 1


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def plain():
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
        return a + b


async def swallowed():
    async with Manager("s", True):
        raise KeyError("inside")
    return "after"


async def passed_on():
    async with Manager("p"):
        raise ValueError("outside")


async def wrong():
    async with NoExit():
        pass


async def not_a_manager():
    async with 5:
        pass


for function in (plain, swallowed, passed_on, wrong, not_a_manager):
    try:
        print(drive(function()))
    except Exception as error:
        print(type(error).__name__, error)
