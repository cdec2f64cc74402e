# compare: stderr
def f(a, b):
    return (a
            + b
            * "x" / 2)
class X:
    def __enter__(self): return self
    def __exit__(self, *a): return False
with X() as x:
    d = {"a": {"b": None}}
    try:
        d["a"]["b"]["c"]
    except TypeError:
        try:
            d["a"]["zz"]["c"]
        except KeyError as k:
            f(1, 2)
