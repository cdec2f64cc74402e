"""Texts of every length around a machine word: parts, hash, equality, ends."""
import sys

BASE = "abcdefghijklmnopqrstuvwxyz0123456789" * 2

# a part and the same text built otherwise
for n in range(0, 40):
    for at in (0, 1, 5):
        part = BASE[at:at + n]
        again = "".join(list(part))
        assert part == again and hash(part) == hash(again), n
        assert {part: 1}[again] == 1 and again in {part}, n
        assert len(part) == n and part + "!" == again + "!"
        if n:
            other = again[:-1] + "\x00"
            assert part != other and other not in {part: 1}
            assert part != again + "\x00" and again + "\0" not in {part}
            assert part.encode() == again.encode()
            assert hash(part.encode()) == hash(again.encode())
print(len({BASE[a:b] for a in range(36) for b in range(a, 72)}))
print(len({"\0" * n for n in range(30)}), len({"\xe9" * n for n in range(30)}),
      len({"\u20ac" * n for n in range(30)}))
print("\u20ac\u20ad"[1:] in {"\u20ad": 1}, "x\u20ac"[:1] in {"x": 1})

# words that end at, before and behind every sixteenth and sixty-fourth place
for n in (0, 1, 14, 15, 16, 17, 31, 32, 33, 62, 63, 64, 65, 127, 128, 129):
    word = "w" * n
    for text in (word, word + " ", " " + word, word + " x", "  " + word + "\t",
                 (word + " ") * 5, word + "\n\n" + word):
        parts = text.split()
        assert "".join(parts) == text.translate({32: "", 9: "", 10: ""})
        assert all(p.strip() == p and p for p in parts), text
        print(n, len(text), [len(p) for p in parts], end=";")
print()
print(" ".join("%d" % n for n in range(200)).split() == [str(n) for n in range(200)])
whole = "one-word-only"
print(whole.split() == [whole], " ".join(whole.split()) == whole)

# strip: sets of up to nine letters, a zero byte among them
for chars in ("", ".", ".,", ".,;", ".,;:", ".,;:!", ".,;:!?", ".,;:!?-",
              ".,;:!?-+", ".,;:!?-+*", "\0", "x\0", "\xe9", "\u20ac"):
    for text in ("", ".", "a", "..a", "a,,", ".,a.b,.", "\0a\0", "ab", "*a*",
                 "\xe9a\xe9", "\u20aca\u20ac", ",;" * 9, "+++abc---"):
        print(ascii(text.strip(chars)), ascii(text.lstrip(chars)),
              ascii(text.rstrip(chars)), end=" ")
    print()
print("  a ".strip(), "\x1c a\x85".strip() == "a", " a ".strip(None))


class Text(str):
    pass


t = Text("abc")
print(type(t.strip(".")), t.strip(".") is t, type(t.strip()))
try:
    "a".strip(1)
except TypeError as e:
    print(e)
