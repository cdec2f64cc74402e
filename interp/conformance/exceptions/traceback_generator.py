# compare: stderr
def source():
    yield 1
    yield "two"


def doubled(items):
    for item in items:
        yield item - 1


def total():
    return sum(x for x in doubled(source()))


print(total())
