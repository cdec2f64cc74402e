from . import NAME
from .sub.leaf import depth

value = depth() * 10


def parent_name():
    return NAME
