def trace(f):
    def wrapper(*args, **kw):
        result = f(*args, **kw)
        print("call", f.__name__, args, kw, "->", result)
        return result
    wrapper.__name__ = f.__name__
    return wrapper


@trace
def add(a, b=1):
    return a + b


add(1)
add(2, b=3)
print(add.__name__)


def repeat(n):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(n)]
        return wrapper
    return decorate


@repeat(3)
@trace
def shout(s):
    return s.upper()


print(shout("hi"))


def register(cls):
    registry.append(cls.__name__)
    cls.tag = len(registry)
    return cls


registry = []


@register
class A:
    pass


@register
class B(A):
    pass


print(registry, A.tag, B.tag)
order = []


def mark(tag):
    order.append("make " + tag)

    def apply(f):
        order.append("apply " + tag)
        return f
    return apply


@mark("outer")
@mark("inner")
def nothing():
    pass


print(order)
