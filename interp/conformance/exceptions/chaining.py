def cause():
    try:
        raise KeyError("low")
    except KeyError as error:
        raise ValueError("high") from error


try:
    cause()
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__),
          error.__suppress_context__)


def context():
    try:
        {}["missing"]
    except KeyError:
        1 / 0


try:
    context()
except ZeroDivisionError as error:
    print(repr(error.__cause__), repr(error.__context__),
          error.__suppress_context__)

try:
    try:
        raise ValueError(1)
    finally:
        raise TypeError(2)
except TypeError as error:
    print(repr(error.__context__))

try:
    raise ValueError("x") from KeyError
except ValueError as error:
    print(repr(error.__cause__))
try:
    raise ValueError("x") from 5
except TypeError as error:
    print(error)

try:
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b") from None
except KeyError as error:
    print(error.__cause__, repr(error.__context__),
          error.__suppress_context__)


def three():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError:
        raise IndexError(3)


try:
    three()
except IndexError as error:
    chain = []
    while error is not None:
        chain.append(repr(error))
        error = error.__context__
    print(chain)


def handled():
    try:
        raise ValueError("old")
    except ValueError:
        pass
    try:
        raise KeyError("new")
    except KeyError as error:
        return error.__context__


print(handled())
e = ValueError("note")
e.add_note("first note")
e.add_note("second")
print(e.__notes__)
print(e.with_traceback(None) is e, e.__traceback__)
