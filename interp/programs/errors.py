"""Errors cross with type, arguments and chain; several make a group in item
order; all items run."""
# modes: gil serial
import parallel


class Custom(Exception):
    def __init__(self, code):
        super().__init__(code, "text")
        self.code = code


def odd_fails(i):
    if i % 2:
        raise Custom(i)
    return i


try:
    parallel.map(odd_fails, range(5))
except ExceptionGroup as e:
    print(e, [(x.code, x.args) for x in e.exceptions])
# expect: 2 of 5 contexts failed (2 sub-exceptions) [(1, (1, 'text')), (3, (3, 'text'))]
try:
    parallel.map(odd_fails, [2, 3])
except Custom as e:
    print(repr(e), type(e) is Custom)  # expect: Custom(3, 'text') True


def chained(i):
    try:
        {}["missing"]
    except KeyError as e:
        raise ValueError("outer") from e


try:
    parallel.map(chained, [0])
except ValueError as e:
    print(e, repr(e.__cause__))  # expect: outer KeyError('missing')

mine = ValueError("made in main")


def raise_mine(i):
    raise mine


try:
    parallel.map(raise_mine, [0])
except ValueError as e:
    print(e is mine)  # expect: True
print(parallel.map(odd_fails, []))  # expect: []
