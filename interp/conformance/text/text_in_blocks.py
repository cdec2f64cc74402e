# Text around the lengths at which blocks of 4, 8 and 16 code points end.
alphabets = ["ab ", "aB\t", "aé ", "x日 ", "\U0001f600y "]

for letters in alphabets:
    for n in (0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 70):
        text = "".join(letters[(i * i + i // 3) % 3] for i in range(n))
        print(ascii((n, text.upper(), text.title(), text.swapcase())))
        print(ascii((text.split(), text.split(None, 2), text.split("a"))))
        print(ascii((text.strip("ab "), text.rstrip("x\t"), text.lstrip())))
        for needle in ("a", " ", "ab", "b a", "日", "x ", "aé", "aB\taB"):
            print(text.find(needle), text.rfind(needle), text.count(needle),
                  needle in text, text.find(needle, 2, -1), end=" ")
            print(ascii((text.replace(needle, "-"), text.partition(needle))))
            print(ascii(text.replace(needle, "日本", 2)))
        data = text.encode()
        print(data, data.decode() == text, data.upper(), data.hex(), data[::3])
        print(ascii(text.center(n + 3, "*")), ascii(text.rjust(n + 2, "é")))

# a needle that almost fits at every place
text = "a" * 300 + "b"
print(text.find("a" * 40 + "b"), text.find("a" * 40 + "c"), text.rfind("ba"))
wide = text + "日"
print(wide.find("a" * 40 + "b"), wide.find("b日"), wide.find("a" * 99 + "日"))
print(" ".join(["word"] * 100).split() == ["word"] * 100)
print(len(("word\n" * 1000).splitlines()), len(("日\n" * 100).split("\n")))

# the replaced text keeps its identity when nothing is replaced
print(text.replace("z", "y") is text, text.strip("z") is text)
print("aXbX".replace("X", "é"), "éXé".replace("é", "e").isascii())
print("ÿ".upper(), "straße".upper(), "ΑΣ".lower(), "ΑΣ Σ".title(), "Å".lower())
