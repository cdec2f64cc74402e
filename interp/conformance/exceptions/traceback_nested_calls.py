# compare: stderr
def inner(x):
    return 10 / x


def middle(values):
    total = 0
    for value in values:
        total += inner(value)
    return total


def outer():
    print("start")
    return middle([5, 2, 0])


outer()
