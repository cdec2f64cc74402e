# binascii: bytes as text and back, checksums, the errors of all of them; and
# base64, quopri and uu, which stand on it.
import array
import base64
import binascii
import io
import quopri
import random

print(sorted(name for name in dir(binascii) if name[0] != "_"))
print(binascii.Error.__mro__, binascii.Incomplete.__bases__)
rng = random.Random(5)
DATA = [rng.randbytes(n) for n in range(24)] + [bytes(range(256)), b"\0" * 45]


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (ValueError, TypeError) as error:
        return "%s: %s" % (type(error).__name__, error)


total = 0
for data in DATA:
    for view in (data, bytearray(data), memoryview(data)):
        text = binascii.hexlify(view)
        assert binascii.unhexlify(text) == data
        assert binascii.a2b_hex(text.decode().upper()) == data
        text = binascii.b2a_base64(view)
        assert binascii.a2b_base64(text) == data
        assert binascii.a2b_base64(text.decode(), strict_mode=False) == data
        total = binascii.crc32(view, total)
        total ^= binascii.crc_hqx(view, total)
    print(binascii.b2a_base64(data, newline=False), total)
    for sep in ("-", b":", "\xe9"):
        print([binascii.hexlify(data[:7], sep, n) for n in (-3, 0, 1, 2, 9)])
    line = data[:45]
    for backtick in (False, True):
        text = binascii.b2a_uu(line, backtick=backtick)
        assert binascii.a2b_uu(text) == line, text
        print(text)
print(binascii.b2a_base64(array.array("H", [1, 2, 515])),
      binascii.hexlify(b"abcd", bytes_per_sep=-2, sep="_"),
      binascii.hexlify(data=b""))

# what is no base64
for text in ("", "=", "==", "a", "ab", "abc", "abcd", "ab=", "ab==", "ab=c",
             "ab=c=", "ab==cd", "abc=", "abc=d", "abc==", "abcd=", "a=b=c=d",
             "a=bcd", "ab c d\n", "ab\xff", "abcd====", "abcde", "ab=\n=",
             "YQ==YQ==", "YQ=Q", "_-_-", "=abcd"):
    print(repr(text), attempt(binascii.a2b_base64, text.encode("latin-1")),
          attempt(binascii.a2b_base64, text, strict_mode=True))

alphabet = b"ABab09+/=\n -"
seen = set()
for _ in range(3000):
    text = bytes(rng.choices(alphabet, k=rng.randrange(12)))
    for strict in (False, True):
        seen.add((text, strict, str(attempt(binascii.a2b_base64, text,
                                            strict_mode=strict))))
print(len(seen), binascii.crc32(repr(sorted(seen)).encode()))

# uuencoded lines with something missing or too much
for line in (b"", b" ", b"!", b"#86)C", b"#86)C\n", b"#86)C \r\n", b"#86)C!",
             b"#8\x7f", b"#8", b"#\x1f", b"`", b"M" + b"A" * 60, b"$86)C9",
             b"#86)C`", "#86)C", "\xe9"):
    print(attempt(binascii.a2b_uu, line))
print(attempt(binascii.b2a_uu, b"x" * 46), attempt(binascii.b2a_uu, b""),
      attempt(binascii.b2a_uu, b"", backtick=True))

# quoted-printable
for text in (b"", b"=", b"a=\nb", b"a=\r\nb", b"a= \nb", b"==41", b"=4", b"=4g",
             b"=e9=E9", b"a_b", b"end=", b"a=\rb\nc"):
    print(text, binascii.a2b_qp(text), binascii.a2b_qp(text, True))
pieces = [b"a", b".", b" ", b"\t", b"\n", b"\r\n", b"\r", b"=", b"_", b"\xe9",
          b"\0", b"x" * 30, b"~\x7f"]
total = 0
for _ in range(600):
    text = b"".join(rng.choices(pieces, k=rng.randrange(1, 14)))
    for flags in range(8):
        coded = binascii.b2a_qp(text, flags & 1, flags & 2, flags & 4)
        total = binascii.crc32(coded, total)
        total = binascii.crc32(binascii.a2b_qp(coded, flags & 4), total)
print(total)
print(binascii.b2a_qp(b"long " * 20, quotetabs=True, header=True))
out = io.BytesIO()
quopri.encode(io.BytesIO("gr\u00fc\u00df dich \n".encode()), out, True)
print(out.getvalue(), quopri.decodestring(out.getvalue()))

# arguments
for f, args, kwargs in (
        (binascii.a2b_base64, (5,), {}), (binascii.a2b_base64, ("\xe9",), {}),
        (binascii.b2a_base64, ("x",), {}), (binascii.hexlify, ("x",), {}),
        (binascii.hexlify, (b"abc", 5), {}),
        (binascii.hexlify, (b"abc", ""), {}),
        (binascii.hexlify, (b"abc", "::"), {}),
        (binascii.hexlify, (b"abc", "\u20ac"), {}),
        (binascii.hexlify, (b"abc", ["-"]), {}),
        (binascii.hexlify, (b"abc", "-", 1.5), {}),
        (binascii.unhexlify, (b"abc",), {}), (binascii.unhexlify, ("zz",), {}),
        (binascii.unhexlify, (None,), {}), (binascii.unhexlify, ("\xe9",), {}),
        (binascii.crc32, (b"a", 1.5), {}), (binascii.crc32, (b"a", 1 << 70), {}),
        (binascii.crc32, (b"a", -(1 << 40) - 1), {}),
        (binascii.crc32, ("a",), {}), (binascii.crc_hqx, (b"a", -5), {}),
        (binascii.crc_hqx, (b"a", 1 << 70 | 3), {}),
        (binascii.a2b_base64, (b"ab==",), {"strict_mode": []}),
        (binascii.b2a_base64, (b"ab",), {"newline": 0}),
        (binascii.a2b_qp, (7,), {}), (binascii.b2a_qp, ("a",), {}),
        (binascii.a2b_uu, ([],), {}), (binascii.a2b_base64, (), {}),
        (binascii.b2a_uu, (b"", 1), {}), (binascii.crc32, (), {}),
        (binascii.b2a_base64, (b"a",), {"other": 1}),
        (binascii.a2b_qp, (b"a", "x"), {}), (binascii.hexlify, (), {})):
    print(f.__name__, args, attempt(f, *args, **kwargs))

# what stands on it
for data in DATA[:12]:
    for name in ("64", "32", "32hex", "16", "85"):
        encode = getattr(base64, "b%sencode" % name)
        text = encode(data)
        assert getattr(base64, "b%sdecode" % name)(text) == data
        print(text, end=" ")
    print(base64.a85encode(data), base64.urlsafe_b64encode(data))
print(base64.b64decode("YW!Jj", validate=False), base64.encodebytes(b"x" * 70),
      base64.decodebytes(b"eHh4\neHg="), base64.a85decode("<~87cURDZ~>",
                                                          adobe=True))
for bad in (lambda: base64.b64decode("YW!Jj", validate=True),
            lambda: base64.b64decode("YWJ"), lambda: base64.b32decode("A"),
            lambda: base64.b16decode("ab"), lambda: base64.b85decode("~~~\x7f")):
    print(attempt(bad))
