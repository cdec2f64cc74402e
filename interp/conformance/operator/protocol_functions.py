# operator: item and attribute functions on user classes, and their errors.
import operator


class Box:
    def __init__(self, **kwds):
        self.__dict__.update(kwds)

    def __getitem__(self, key):
        return "item %r" % (key,)

    def __index__(self):
        return 7

    def scaled(self, by, plus=0):
        return self.size * by + plus

    def __length_hint__(self):
        return 12


box = Box(size=3, inner=Box(name="n"))
print(operator.attrgetter("size")(box), operator.attrgetter("inner.name")(box))
print(operator.attrgetter("size", "inner.name")(box))
print(operator.itemgetter(1)(box), operator.itemgetter(1, slice(2))(box))
print(operator.methodcaller("scaled", 2, plus=1)(box))
print(operator.index(box), operator.length_hint(box), operator.length_hint(5, 9))
print(operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))
print(operator.concat("a", "b"), operator.contains([1], 1), operator.truth([]))
d = {}
operator.setitem(d, "k", 1)
print(d, operator.getitem(d, "k"), operator.delitem(d, "k"), d)
print(operator.is_(d, d), operator.is_not(d, d), operator.not_(0))
print(sorted([(1, "b"), (0, "a")], key=operator.itemgetter(1)))
print(repr(operator.itemgetter(1, 2)), repr(operator.attrgetter("a.b")), repr(
    operator.methodcaller("m", 1, k=2)))
for bad in (lambda: operator.attrgetter("nope")(box),
            lambda: operator.itemgetter(5)([1]), lambda: operator.index(1.5),
            lambda: operator.indexOf([1], 2), lambda: operator.attrgetter(1),
            lambda: operator.concat(1, 2), lambda: operator.itemgetter()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
