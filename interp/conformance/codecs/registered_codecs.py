"""str.encode and bytes.decode with codecs and error handlers of the registry."""
import codecs


def attempt(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


attempt(lambda: "a\u20ac".encode("cp1252"))
attempt(lambda: b"\x80".decode("cp1252"))
attempt(lambda: "x".encode("no such"))
attempt(lambda: b"x".decode("rot13"))
attempt(lambda: "\u20ac".encode("cp437"))
attempt(lambda: "\u20ac".encode("cp437", "replace"))
attempt(lambda: str(b"\x80", "cp1252", "strict"))
attempt(lambda: bytes("\u20ac", "cp1252"))
attempt(lambda: "a".encode("utf-8-sig"))
attempt(lambda: b"\xef\xbb\xbfa".decode("utf-8-sig"))
attempt(lambda: "a\n".encode("unicode-escape"))
attempt(lambda: rb"\u1234".decode("unicode_escape"))
attempt(lambda: codecs.encode("abc", "rot13"))

codecs.register_error("mine", lambda e: ("<%d>" % e.start, e.end))
attempt(lambda: "a\xe9b".encode("ascii", "mine"))
attempt(lambda: b"a\xe9b".decode("ascii", "mine"))
attempt(lambda: "a\u1234b".encode("latin-1", "mine"))
attempt(lambda: b"\xff\xfe\x00\xd8".decode("utf-16", "mine"))
attempt(lambda: "a\xe9".encode("ascii", "no such"))
attempt(lambda: b"\xff".decode("utf-8", "no such"))
codecs.register_error("five", lambda e: 5)
attempt(lambda: "\xe9".encode("ascii", "five"))
attempt(lambda: b"\xe9".decode("ascii", "five"))
codecs.register_error("bytes", lambda e: (b"zz", e.end))
attempt(lambda: "\xe9".encode("ascii", "bytes"))
attempt(lambda: b"\xe9".decode("ascii", "bytes"))


def again(e):
    raise e


codecs.register_error("again", again)
attempt(lambda: "a\u1234".encode("ascii", "again"))
codecs.register_error("unfit", lambda e: ("\u1235", e.end))
attempt(lambda: "a\u1234".encode("ascii", "unfit"))


def search(name):
    if name == "shout":
        return codecs.CodecInfo(lambda s, errors="strict": (s.upper().encode(), len(s)),
                                lambda b, errors="strict": (bytes(b).decode().lower(), len(b)),
                                name="shout")


codecs.register(search)
attempt(lambda: "abc".encode("shout"))
attempt(lambda: b"ABC".decode("SHOUT"))
codecs.unregister(search)
