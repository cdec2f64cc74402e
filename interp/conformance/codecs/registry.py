import codecs

print(codecs.lookup("utf8").name, codecs.lookup("LATIN-1").name, codecs.lookup("ascii").name)
print(codecs.encode("h\u00e9", "utf-8"), codecs.decode(b"h\xe9", "latin-1"), codecs.getencoder("utf-8")("a"))
for bad in (lambda: codecs.lookup("nope"), lambda: codecs.lookup_error("nope"), lambda: codecs.lookup(5),
            lambda: codecs.encode("\u00e9", "ascii"), lambda: codecs.decode(b"\xff", "utf-8")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(codecs.encode("\u20ac5", "cp1252"), codecs.decode(b"\x80", "cp1252"), codecs.encode("a\u20acb", "iso8859-15"))
dec = codecs.getincrementaldecoder("utf-8")()
print([dec.decode(bytes([b])) for b in "\u00e9\u20ac\U0001f600x".encode()], dec.decode(b"", True))
enc = codecs.getincrementalencoder("utf-16")()
print(enc.encode("a"), enc.encode("b"))
for name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape"):
    handler = codecs.lookup_error(name)
    try:
        print(name, handler(UnicodeEncodeError("ascii", "a\u20acb", 1, 2, "why")))
    except UnicodeEncodeError as e:
        print(name, e)
print(codecs.lookup_error("surrogateescape")(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "why")) == ("\udcff", 1))
codecs.register_error("test.marks", lambda e: ("!", e.end))
print(codecs.charmap_encode("a\u20ac", "test.marks", {97: 65, 33: 33}))
print(codecs.charmap_decode(b"ab", "strict", {97: "x", 98: 66}))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8").__class__.__name__)
print(list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")), list(codecs.iterencode("ab", "utf-8")))

def search(name):
    if name == "upside":
        return codecs.CodecInfo(lambda s, errors="strict": (s[::-1].encode(), len(s)),
                                lambda b, errors="strict": (bytes(b).decode()[::-1], len(b)), name="upside")

codecs.register(search)
print(codecs.encode("abc", "upside"), codecs.decode(b"cba", "upside"))
codecs.unregister(search)
print(codecs.encode("Hello", "rot13"))
