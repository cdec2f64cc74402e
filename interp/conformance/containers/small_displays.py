"""Displays of few keys: equal ones, keys of every kind, order; text order."""
a, b, n, m = "a", "".join(["a"]), 1, -1
print({a: 1, b: 2}, {n: 1, True: 2}, {n: 1, 1.0: 2, "x": 3}, {m: 1, -2: 2})
print({m: 1, m: 2, -1.0: 3}, {None: 1, (): 2, (): 3}, {"": 1, 0: 2, 0.0: 3})
print({"k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5}, {a: 1, n: 2, (a, n): 3})
print({"k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5, "k1": 6})
print({i: i for i in range(5)} == {0: 0, 1: 1, 2: 2, 3: 3, 4: 4})


class Twin:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        return other == "a"


t = Twin()
print(len({a: 1, t: 2}), len({t: 1, a: 2}), {a: 1, t: 2}[b], {t: 1, b: 2}[a])
for keys in ([], {}, set()):
    try:
        print({a: 1, keys: 2})
    except TypeError as e:
        print(e)
d = {a: 1, n: 2}
for i in range(10):
    d[i] = i
    d[str(i)] = i
print(d, len(d))
d = {"only": 1}
del d["only"]
d["again"] = 2
print(d, {**d, "more": 3}, dict(x=1, y=2))
e = {"p": [], "q": {}}
e["p"].append(e["q"])
print(e)


def made(i):
    return {"number": i, "text": str(i), i: None}


print(made(3), made(-1), made(3) == made(3), made(1) == made(2))

# the order of texts: ties in the first eight letters, zeros, widths
words = ["", "\0", "\0\0", "a", "a\0", "a\0b", "aa", "abcdefgh", "abcdefg",
         "abcdefgh\0", "abcdefghi", "abcdefghj", "abcdefgi", "\x7f", "\x80",
         "\xff", "\xffa", "a\xff", "abcdefg\xff", "abcdefg\x7f", "\u0100", "z",
         "abcdefghijklmnopq", "abcdefghijklmnopr", "a\u20ac", "\U0001f600"]
print(ascii(sorted(words)))
print(ascii(sorted(reversed(words), key=lambda w: (w, 1))))
print(sum(x < y for x in words for y in words),
      sum(x <= y for x in words for y in words),
      sum(x > y for x in words for y in words), ascii(min(words)),
      ascii(max(words)), ascii(max(words[:-1], key=lambda w: w[:8])))
print(all((x < y) == (list(map(ord, x)) < list(map(ord, y)))
          for x in words for y in words))
text = "one, two,, three,four,"
print(text.split(","), text.split(", "), ",".split(","), "".split(","),
      "abc".split(","), ("x," * 70).split(",") == ["x"] * 70 + [""],
      "a\0b".split("\0"), ("w" * 63 + "," + "v" * 64).split(","))
print("two" in text, "four," in text, "five" in text, "" in text, "e,t" in text,
      "\u20ac" in text, "tw\0" in text, text in text)
