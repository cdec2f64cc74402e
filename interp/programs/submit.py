"""submit_work: order of submission, callback and errback in the same context."""
# modes: gil serial
import parallel


def add(a, b=1):
    return a + b


def fail(a):
    raise ValueError(a)


def wrap(result):
    return ("done", result)


def mend(error):
    return ("mended", type(error).__name__, error.args)


parallel.submit_work(add, (1,))
parallel.submit_work(add, (1,), {"b": 5}, wrap)
parallel.submit_work(fail, args=("x",), errback=mend)
parallel.submit_work(add, (1, 2), callback=fail, errback=mend)
print(parallel.run())
# expect: [2, ('done', 6), ('mended', 'ValueError', ('x',)), ('mended', 'ValueError', (3,))]
print(parallel.run())  # expect: []
parallel.submit_work(fail, ("alone",))
try:
    parallel.run()
except ValueError as e:
    print(e)  # expect: alone
parallel.submit_work(fail, ("e",), errback=fail)
try:
    parallel.run()
except ValueError as e:
    print(type(e.args[0]).__name__)  # expect: ValueError
