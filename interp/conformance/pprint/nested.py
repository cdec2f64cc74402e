# pprint: width, depth, sorting, long strings, cycles, saferepr.
import pprint

data = {"name": "x" * 30, "items": list(range(30)), "nested": {
    "b": (1,), "a": {"deep": {"deeper": [1, 2, 3]}}}, "set": {3, 1, 2}}
pprint.pprint(data)
pprint.pprint(data, width=40, compact=True)
pprint.pprint(data, depth=2)
pprint.pprint({"z": 1, "a": 2}, sort_dicts=False)
print(pprint.pformat(["word " * 10, "a b c"], width=30))
loop = [1]
loop.append(loop)
print(pprint.saferepr(loop).split(" id=")[0], pprint.isrecursive(loop),
      pprint.isreadable({1: 2}))
pprint.pp([frozenset((2, 1)), b"bytes" * 12, 12345678, None], width=30,
          underscore_numbers=True)
