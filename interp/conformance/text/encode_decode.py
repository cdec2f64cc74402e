print("héllo".encode(), "héllo".encode("utf-8"), "héllo".encode("latin-1"))
print("😀".encode("utf-8"), "日".encode("utf8"), "abc".encode("ascii"))
print(b"h\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"abc".decode("ascii"))
print(str(b"\xe6\x97\xa5", "utf-8"), bytes("é", "utf-8"))


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: b"\xff".decode())
attempt(lambda: b"ab\xc3".decode())
attempt(lambda: b"a\xe2\x28\xa1".decode())
attempt(lambda: b"\x80abc".decode("utf-8"))
attempt(lambda: b"\xff".decode("ascii"))
attempt(lambda: "é".encode("ascii"))
attempt(lambda: "aé日".encode("ascii"))
attempt(lambda: "日".encode("latin-1"))
attempt(lambda: "\ud800".encode())
attempt(lambda: b"a\xffb".decode("utf-8", "replace"))
attempt(lambda: b"a\xffb".decode("utf-8", "ignore"))
attempt(lambda: b"a\xffb".decode("ascii", "backslashreplace"))
attempt(lambda: "aé".encode("ascii", "ignore"))
attempt(lambda: "aé".encode("ascii", "replace"))
attempt(lambda: "aé".encode("ascii", "backslashreplace"))
attempt(lambda: "aé".encode("ascii", "xmlcharrefreplace"))
attempt(lambda: str(b"abc"))
attempt(lambda: bytes("abc"))
attempt(lambda: str("abc", "utf-8"))
attempt(lambda: b"abc".decode("nope"))
try:
    b"ab\xff".decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
