import json

class Plain:
    pass

for v in (None, True, 1, -2.5, 1e100, "a\"\\/\b\f\n\r\t\u0001\u00e9\U0001f600",
          [], {}, [1, [2, [3]]], {"b": 1, "a": {"c": []}}, (1, 2),
          {1: "int", 2.5: "float", None: "none", True: "yes"},
          float("inf"), float("-inf"), float("nan"), 10 ** 30):
    print(json.dumps(v))
print(json.dumps("\u00e9\U0001f600", ensure_ascii=False))
tree = {"z": [1, 2, {"y": ()}], "a": "b", "empty": {}, "l": []}
print(json.dumps(tree, sort_keys=True, indent=2))
print(json.dumps(tree, indent="--"))
print(json.dumps(tree, separators=(",", ":")))
print(json.dumps({("a",): 1, "b": 2}, skipkeys=True))
for bad in (Plain(), {("a",): 1}, {1, 2}, b"x", [1, Plain]):
    try:
        json.dumps(bad)
    except TypeError as e:
        print(str(e).split(" at 0x")[0])
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as e:
    print(str(e).split(":")[0])

class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex_like):
            return [o.a, o.b]
        return super().default(o)

class complex_like:
    a, b = 1, 2

print(json.dumps({"x": complex_like()}, cls=Encoder))
print(json.dumps([complex_like()], default=lambda o: o.__class__.__name__))
print(list(json.JSONEncoder(indent=1).iterencode({"a": [1, 2]})))

class Name(str):
    pass

class Number(int):
    def __repr__(self):
        return "never"

print(json.dumps([Name("n"), Number(5), {Name("k"): Number(6)}]))
