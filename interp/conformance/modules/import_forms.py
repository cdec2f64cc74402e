import _helper
import _helper as alias
import _package
import _package.part
import _package.sub.leaf as leaf
from _helper import answer, greet as hello
from _package import part, NAME
from _package.sub import leaf as again
from _package.sub.leaf import depth

print(_helper.answer, alias is _helper, answer, hello("you"))
print(_package.NAME, NAME, part.value, _package.part is part)
print(leaf.depth(), again is leaf, depth())
print(_helper.__name__, _package.__name__, part.__name__, leaf.__name__)
print(__name__, _helper.counter)
_helper.bump()
print(_helper.counter, alias.counter)
_helper.answer = 43
print(_helper.answer, answer)


def inside():
    import _helper
    from _package.sub.leaf import depth as d
    return _helper.answer, d()


print(inside(), hasattr(_helper, "_private"), part.parent_name())
print(type(_helper).__name__, isinstance(_helper.__dict__, dict))
