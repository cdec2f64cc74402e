# scenario: coroutine_wrapper
# row: E07
# shares: foo, what a coroutine awaits with
# operation: next(foo)
# expect: violation IsolationError coroutine_wrapper.__next__
# control: helgrind store_generator_reg canary_read coroutine.registers ; digest coroutine.registers
# contexts: 2

import parallel

class Stop:
    def __await__(self):
        yield 1
        yield 2


async def run():
    await Stop()


foo = run().__await__()


def work(i):
    next(foo)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
