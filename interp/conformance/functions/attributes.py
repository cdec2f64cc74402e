def f(a, b=1, *, c=2):
    """The docstring."""
    return a


print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__)
print(f.__module__)
f.tag = 5
f.other = [1]
print(f.tag, f.other, f.__dict__)
try:
    f.missing
except AttributeError as error:
    print(error)
del f.tag
print(hasattr(f, "tag"), hasattr(f, "other"))


class A:
    def m(self):
        """Method doc."""
        def inner():
            pass
        return inner


print(A.m.__qualname__, A().m.__name__, A().m.__doc__)
print(A().m().__qualname__)
a = A()
m = a.m
print(m.__self__ is a, m.__func__ is A.m, A.m is A.m, a.m == a.m)
print(callable(f), callable(A), callable(a), callable(m), callable(len))
print(f.__code__.co_name, f.__code__.co_argcount)
