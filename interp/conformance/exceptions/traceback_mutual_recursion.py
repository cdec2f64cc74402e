# compare: stderr
def f(n):
    return g(n)
def g(n):
    return f(n - 1) if n else int("x")
f(4)
