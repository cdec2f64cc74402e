def attempt(f, *args):
    try:
        print("ok", f(*args))
    except AssertionError as error:
        print("AssertionError", error.args)


def check(x):
    assert x
    return x


def message(x):
    assert x > 0, f"x is {x}"
    return x


def pair(x):
    assert x, ("a", "tuple")


attempt(check, 1)
attempt(check, 0)
attempt(check, "")
attempt(message, 5)
attempt(message, -5)
attempt(pair, None)
evaluated = []


def note():
    evaluated.append(1)
    return "note"


assert True, note()
print(evaluated)
attempt(lambda: message(0))
try:
    assert [] == [1], "lists differ"
except AssertionError as error:
    print(str(error), repr(error))
print(__debug__)
