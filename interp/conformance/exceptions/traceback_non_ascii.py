# compare: stderr
def gen():
    yield 1
    yield 1 / 0
def user():
    for x in gen():
        sum([y / x for y in [1]])
é = "ü" * 3
def uni(): return ("ééé" + 1) if é else None
try: user()
except ZeroDivisionError as e: err = e
import sys
e2 = None
try: uni()
except TypeError as e: e2 = e; e.__context__ = err
raise e2
