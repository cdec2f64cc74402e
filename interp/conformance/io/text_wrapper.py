# io.TextIOWrapper over BytesIO: encodings, newlines, positions, detach.
import io

for encoding in ("utf-8", "latin-1", "ascii"):
    for newline in (None, "", "\n", "\r", "\r\n"):
        b = io.BytesIO()
        t = io.TextIOWrapper(b, encoding=encoding, newline=newline,
                             errors="replace")
        t.write("a\nb\u00e9\r\n")
        before = b.getvalue()
        t.flush()
        print(encoding, repr(newline), before, b.getvalue())
        t = io.TextIOWrapper(io.BytesIO(b.getvalue() + b"x\ry"),
                             encoding=encoding, newline=newline,
                             errors="replace")
        print(ascii(t.readlines()), t.newlines)
data = "z\u00fcrich\n\u20ac5\n\U0001f600!\n".encode()
t = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
print(ascii(t.read(2)), t.tell(), ascii(t.readline()), t.tell())
mark = t.tell()
print(ascii(t.read()), t.seek(mark), ascii(t.readline(2)), t.seek(0, 2),
      repr(t.read()), t.seek(0), ascii(t.read(9)))
for errors in ("strict", "ignore", "replace", "backslashreplace",
               "surrogateescape"):
    t = io.TextIOWrapper(io.BytesIO(b"ab\xff\xfecd\n\xe2\x82"),
                         encoding="utf-8", errors=errors)
    try:
        print(errors, ascii(t.read()))
    except UnicodeDecodeError as e:
        print(errors, e)
b = io.BytesIO()
t = io.TextIOWrapper(b, encoding="ascii", line_buffering=True)
t.write("no newline")
print(b.getvalue())
t.write(" now\n")
print(b.getvalue(), t.encoding, t.errors, t.line_buffering, t.buffer is b)
t.reconfigure(errors="xmlcharrefreplace")
t.write("\u20ac\n")
print(b.getvalue(), t.detach() is b)
d = io.IncrementalNewlineDecoder(None, translate=True)
print([d.decode(p) for p in ("a\r", "\nb\r", "c", "\r")],
      repr(d.decode("", final=True)), d.newlines)
