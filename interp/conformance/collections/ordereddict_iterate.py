"""Changing an OrderedDict (and a dict) while iterating over it."""
from collections import OrderedDict


def during(change, make=OrderedDict, view="keys", back=False, at=1):
    o = make([("a", 1), ("b", 2), ("c", 3)])
    seen = []
    try:
        it = getattr(o, view)()
        for x in reversed(it) if back else it:
            seen.append(x)
            if len(seen) == at:
                change(o)
    except Exception as e:
        seen.append((type(e).__name__, str(e)))
    return seen, o


changes = {
    "set same": lambda o: o.__setitem__("b", 20),
    "add": lambda o: o.__setitem__("z", 0),
    "delete": lambda o: o.__delitem__("b"),
    "delete and add": lambda o: (o.pop("a"), o.__setitem__("a", 1)),
    "clear": lambda o: o.clear(),
    "setdefault": lambda o: o.setdefault("b", 5),
    "update": lambda o: o.update(b=7),
    "pop last": lambda o: o.popitem(),
}
for name, change in changes.items():
    for view in ("keys", "values", "items"):
        print(name, view, during(change, view=view))
    print(name, "back", during(change, back=True))
    print(name, "at the end", during(change, at=3))
print(during(lambda o: o.move_to_end("a")), during(lambda o: o.move_to_end("c")))
print(during(lambda o: o.move_to_end("c", False)), during(lambda o: o.move_to_end("a", False)))
print(during(lambda o: o.popitem(False)))
o = OrderedDict(a=1, b=2)
it = iter(o)
next(it)
print(type(it).__name__, it.__reduce__()[1], list(it), list(it))
it = iter(o.items())
next(it)
f, args = it.__reduce__()
print(f is iter, args, list(it))
print(list(o.keys() | {"z"}) and sorted(o.keys() | {"z"}), o.keys() == {"a", "b"}, o.items() >= {("a", 1)})
print(o.keys().isdisjoint("xy"), sorted(o.keys() - "a"), sorted(o.keys() ^ {"a", "q"}))
