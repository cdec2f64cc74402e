# throw and close into suspended coroutines; awaiting twice; return values.
class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


async def inner(log):
    try:
        log.append(await Pause("first"))
        log.append(await Pause("second"))
    except ValueError as error:
        log.append(repr(error))
        return await Pause("third")
    finally:
        log.append("finally")
    return "done"


async def outer(log):
    return ("outer", await inner(log))


log = []
c = outer(log)
print(c.send(None), c.send(1))
print(c.throw(ValueError("thrown")))
try:
    c.send("end")
except StopIteration as stop:
    print(stop.value, log)
try:
    c.send(None)
except RuntimeError as error:
    print(error)

log = []
c = outer(log)
c.send(None)
c.close()
print(log, c.cr_running, c.cr_frame)
c = outer([])
try:
    c.send(5)
except TypeError as error:
    print(error)
c.close()


async def wrong():
    await 5


try:
    wrong().send(None)
except TypeError as error:
    print(error)
