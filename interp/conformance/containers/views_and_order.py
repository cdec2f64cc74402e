# dict views: set algebra, order, changes while iterating, reversed, merging.
d = {"b": 1, "a": 2, "c": 3}
keys, items, values = d.keys(), d.items(), d.values()
print(list(keys), list(reversed(d)), list(reversed(items)), list(values))
print(sorted(keys & {"a", "z"}), sorted(keys | ["q"]), sorted(keys - "a"), sorted(
    keys ^ {"a", "x"}), sorted(items & {("a", 2)}))
d["d"] = 4
del d["b"]
d["b"] = 9
print(keys, len(items), ("b", 9) in items, keys == {"a", "b", "c", "d"})
print(keys <= {"a", "b", "c", "d", "e"}, keys.isdisjoint("xyz"), items > set())
print(d | {"a": 0, "z": 1}, {**d, "b": 2}, dict(d, k=5), dict(zip("xy", (1, 2))))
d |= [("m", 1)]
print(d, d.popitem(), d.pop("nope", "default"), d.setdefault("n", []), d)
for change in (lambda: d.__setitem__("new", 1), lambda: d.pop("a"), d.clear):
    d = {"a": 1, "b": 2}
    try:
        for key in d:
            change()
    except RuntimeError as error:
        print(error, sorted(d))
d = {1: "int", True: "bool", 1.0: "float", "1": "str"}
print(d, {0: 1}.get(False), {(1, 2): 3}[1, 2], dict.fromkeys("ab", 0))
for bad in (lambda: d["x"], lambda: {[]: 1}, lambda: d.pop(9), lambda: dict(
        [1]), lambda: dict([(1, 2, 3)]), lambda: {}.popitem(), lambda: d | 5):
    try:
        bad()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
