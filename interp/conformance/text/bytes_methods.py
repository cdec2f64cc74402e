b = b"Hello, World"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], list(b[:3]))
print(b.upper(), b.lower(), b.find(b"o"), b.rfind(b"o"), b.count(b"l"))
print(b.find(111), b.index(b"W"), b"l" in b, 72 in b, b"zz" in b)
print(b.split(b","), b.replace(b"l", b"L"), b.startswith(b"He"))
print(b"-".join([b"a", b"b"]), b"  x ".strip(), b"xxaxx".strip(b"x"))
print(b.hex(), bytes.fromhex("48 65 6c"), b"ab".hex("-"))
print(bytes(3), bytes([65, 66]), bytes(b"x"), bytes(range(5)), bytes())
print(b"a" + b"b", b"ab" * 2, b"a" < b"b", b"a" == "a", b"abc" == b"abc")
print(repr(b"\x00\t\n\r'\"\\\x7f\x80\xff"), repr(b"it's"), str(b"x"))
print(b"a b c".split(), b"a\nb\r\nc".splitlines(), b"k=v".partition(b"="))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace())
print(b"ab".center(6, b"*"), b"ab".ljust(4) + b"|", b"7".zfill(3))
print(b"title case".title(), b"abc".endswith((b"x", b"c")))
print([x for x in b"abc"], tuple(b"\x01\x02"), sum(b"abc"), max(b"abc"))
print({b"k": 1}[b"k"], hash(b"x") == hash(b"x"), bool(b""), bool(b"\x00"))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"))
print((258).to_bytes(2, "big"), (-2).to_bytes(2, "little", signed=True))
print(b"%d %s" % (5, b"x"), b"abc".decode())


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: bytes([256]))
attempt(lambda: bytes([-1]))
attempt(lambda: bytes(["a"]))
attempt(lambda: bytes(-1))
attempt(lambda: b"a" + "b")
attempt(lambda: "b" + b"a")
attempt(lambda: b"abc"[10])
attempt(lambda: b"abc".index(b"z"))
attempt(lambda: b",".join(["a"]))
attempt(lambda: b"abc".find("a"))
attempt(lambda: "a" in b"abc")
attempt(lambda: 300 in b"abc")
attempt(lambda: bytes.fromhex("zz"))
attempt(lambda: (256).to_bytes(1, "big"))
x = b"abc"
try:
    x[0] = 1
except TypeError as error:
    print(error)
