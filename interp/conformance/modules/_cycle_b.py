import _cycle_a

name = "b"
seen = hasattr(_cycle_a, "name")


def other():
    return _cycle_a.name
