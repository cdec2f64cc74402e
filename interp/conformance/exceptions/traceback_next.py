"""tb_next can be set; what it must not be."""
import traceback


def inner():
    raise ValueError("x")


def outer():
    inner()


try:
    outer()
except ValueError as e:
    caught = e

tb = caught.__traceback__
print([f.name for f in traceback.extract_tb(tb)])
last = tb.tb_next.tb_next
tb.tb_next = last
print([f.name for f in traceback.extract_tb(tb)])
for bad in (tb, 3, "x"):
    try:
        last.tb_next = bad
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    del tb.tb_next
except TypeError as e:
    print(e)
tb.tb_next = None
print([f.name for f in traceback.extract_tb(tb)], tb.tb_next)
