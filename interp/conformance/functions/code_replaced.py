# The code of a function and the functions of a property, replaced while
# calls of them are known.
def f(x): return 1
def g(x): return 2
def call(): return f(0)
print([call() for _ in range(3)])
f.__code__ = g.__code__
print([call() for _ in range(3)])
p = property(lambda self: "a")
class A:
    q = p
def rd(a): return a.q
print([rd(A()) for _ in range(3)])
p.__init__(lambda self: "b")
print([rd(A()) for _ in range(3)])
