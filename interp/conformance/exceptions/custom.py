class AppError(Exception):
    pass


class CodedError(AppError):
    def __init__(self, code, message="none"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


class Silent(AppError):
    """No init."""


try:
    raise CodedError(404, "missing")
except AppError as error:
    print(error, error.code, error.args, repr(error))
try:
    raise Silent
except AppError as error:
    print(repr(error), str(error) == "")
try:
    raise Silent("a", "b")
except (KeyError, AppError) as error:
    print(error)


class NoSuper(Exception):
    def __init__(self, a, b):
        self.total = a + b


e = NoSuper(1, 2)
print(e.args, e.total, e)


class Multiple(KeyError, AttributeError):
    pass


for kind in (KeyError, AttributeError, LookupError):
    try:
        raise Multiple("m")
    except kind as error:
        print(kind.__name__, error)


class Base(BaseException):
    pass


try:
    try:
        raise Base("base")
    except Exception:
        print("never")
except BaseException as error:
    print("base", error)


class Retry(Exception):
    def __init__(self, left):
        self.left = left


def flaky(n):
    if n:
        raise Retry(n - 1)
    return "done"


n = 3
while True:
    try:
        print(flaky(n))
        break
    except Retry as retry:
        n = retry.left
        print("retry", n)
try:
    CodedError()
except TypeError as error:
    print(error)
