total = 0


def add(n):
    global total
    total += n
    return total


print(add(2), add(3), total)


def make():
    global made
    made = "made here"


make()
print(made)


def shadow():
    total = "local"
    return total


print(shadow(), total)


def remove():
    global made
    del made


remove()
try:
    made
except NameError as error:
    print(error)
try:
    remove()
except NameError as error:
    print(error)


def nested():
    x = "enclosing"

    def inner():
        global x
        x = "module"
        return x

    return inner(), x


print(nested(), x)
print("total" in globals(), globals()["total"])
globals()["injected"] = 42
print(injected)
