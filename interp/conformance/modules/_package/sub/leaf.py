from .. import NAME


def depth():
    return len(NAME)
