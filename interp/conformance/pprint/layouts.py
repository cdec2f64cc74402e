import pprint
from collections import Counter, OrderedDict, defaultdict, deque

pprint.pprint([1, 2, 3])
pprint.pprint({"b": 1, "a": [list(range(20)), "x" * 50], "c": {"k": ("t",)}})
pprint.pprint(list(range(40)), width=40)
pprint.pprint(list(range(40)), width=40, compact=True)
pprint.pprint({"z": 1, "a": 2}, sort_dicts=False)
pprint.pprint("word " * 30, width=40)
pprint.pprint(b"bytes" * 20, width=40)
pprint.pprint((1,), width=1)
pprint.pprint({1, 2, 3})
pprint.pprint([["deep", ["deeper", ["deepest"]]]], depth=2)
pprint.pprint(OrderedDict((c, i) for i, c in enumerate("abcdefghij" * 1)), width=30)
pprint.pprint(Counter("mississippi"), width=20)
pprint.pprint(defaultdict(list, {i: [i] * 5 for i in range(5)}), width=30)
pprint.pprint(deque("abc" * 5), width=20)
pprint.pprint({"indent": [1, {"n": 2}]}, indent=4, width=10)
print(pprint.pformat({"a": {"b": {"c": {}}}}), pprint.saferepr("x"), pprint.isreadable([1]))
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.pformat(loop).split(" id=")[0])
pprint.pp({"b": 1, "a": 2})
pprint.pprint(1234567, underscore_numbers=True)
