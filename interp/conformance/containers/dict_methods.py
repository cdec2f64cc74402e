d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("a"), d.get("z"), d.get("z", 0), "a" in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.setdefault("a", 9), d.setdefault("d", 4), d)
print(d.pop("d"), d.pop("zz", "default"), d.popitem(), d)
d.update({"b": 20, "e": 5})
d.update([("f", 6)], g=7)
d.update(h=8)
print(d)
print(dict(), dict(a=1), dict([(1, 2)]), dict({1: 2}, x=3))
print(dict(zip("ab", [1, 2])))
print({**d, "a": 0}, d | {"z": 1}, {1: 1} | {1: 2})
c = d.copy()
c["new"] = 1
print("new" in d, c == d, d == dict(d), {1: 2} == {1: 2.0})
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
d.clear()
print(d, bool(d), bool({0: 0}))
order = {}
for k in ("z", "a", "m"):
    order[k] = len(order)
order["a"] = "kept place"
del order["z"]
order["z"] = "moved to end"
print(order, list(reversed(order)), list(reversed(order.items())))
keys = {"x": 1, "y": 2}.keys()
print(keys, {"x": 1}.values(), {"x": 1}.items(), "x" in keys, len(keys))
print(sorted(keys & {"x", "q"}), sorted(keys | {"q"}), sorted(keys - {"x"}))
live = {1: 1}
view = live.keys()
live[2] = 2
print(list(view), (1, 1) in live.items(), 2 in live.values())
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b"})
print({None: 1, (1, 2): 2, "s": 3, 2.5: 4, b"b": 5})
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [2]
print(nested, nested["a"]["b"]["c"])
big = {i: i * i for i in range(1000)}
print(len(big), big[999], sum(big.values()), 1000 in big)
for i in range(0, 1000, 2):
    del big[i]
print(len(big), list(big)[:3], next(iter(big)))
print(max({"a": 3, "b": 9}, key={"a": 3, "b": 9}.get), sorted({"b": 1, "a": 2}))
