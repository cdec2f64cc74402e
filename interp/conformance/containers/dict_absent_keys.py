"""Keys that are not there: free places, deleted ones, equal hashes, growth."""


class H:
    def __init__(self, h, name):
        self.h, self.name = h, name

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return isinstance(other, H) and self.name == other.name

    def __repr__(self):
        return self.name


for size in (0, 1, 4, 5, 6, 9, 11, 40, 170, 171, 300, 45000):
    d = {i: -i for i in range(size)}
    print(size, size in d, -1 in d, -2 in d, d.get(size), d.get("x"),
          d.get((size, size), "none"), (size + 1e-3) in d, size + 0.0 in d)
    d[size] = "new"
    d["x"] = "text"
    d[(size, size)] = "pair"
    d[float(size)] = "float"
    d[H(size, "h")] = "h"
    print(len(d), d[size], d["x"], d[(size, size)], d[H(size, "h")],
          H(size, "g") in d, H(hash("x"), "x") in d)
    del d[size], d["x"], d[(size, size)], d[H(size, "h")]
    print(len(d), size in d, "x" in d, (size, size) in d, H(size, "h") in d)
    d[float(size)] = d["x"] = d[(size, size)] = 1
    print(size in d, "x" in d, list(d)[-3:], d.pop(size), size in d)

few = {H(1, "a"): 1, 1: 2}
print(few, 1.0 in few, H(1, "a") in few, H(1, "b") in few, few[True])
del few[1]
print(1 in few, True in few, H(1, "a") in few)
few[1.0] = 3
print(few, few[1], 1 in few)

words = "the quick brown fox jumps over the lazy dog the end".split()
seen = {}
for word in words:
    if word not in seen:
        seen[word] = []
    seen[word].append(len(seen))
print(seen)
pairs = {}
for i in range(60):
    key = (i % 7, str(i % 3))
    if key not in pairs:
        pairs[key] = i
    else:
        pairs[key] += i
print(pairs, len(pairs))
letters = "0123456789abcdefg"
for text in ("", "0", letters[:15], letters[:16], letters, "\0\0", "\xe9"):
    print([c in text for c in ("0", "e", "f", "g", "\0", "", "\xe9", "\u20ac")])
try:
    1 in "text"
except TypeError as e:
    print(e)
