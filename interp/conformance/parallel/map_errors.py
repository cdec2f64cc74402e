import parallel


def risky(n):
    if n == 2:
        raise ValueError(f"bad {n}")
    return n


try:
    parallel.map(risky, [1, 2, 3])
except ValueError as error:
    print(type(error).__name__, error)


def worse(n):
    if n % 2:
        raise KeyError(n)
    return n


try:
    parallel.map(worse, [1, 2, 3])
except ExceptionGroup as group:
    print(type(group).__name__, len(group.exceptions))
    print([repr(e) for e in group.exceptions])
print(parallel.map(risky, [1, 3]))


class Custom(Exception):
    pass


def custom(n):
    raise Custom("text", n)


try:
    parallel.map(custom, [1])
except Custom as error:
    print(error.args)
try:
    parallel.map(5, [1])
except TypeError as error:
    print(error)
try:
    parallel.map(risky, 5)
except TypeError as error:
    print(error)
