"""Text files in encodings beyond UTF-8, ASCII and Latin-1."""
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig",
                     "cp1252", "cp437", "koi8-r", "iso8859-15"):
        text = "one\u00e9\ntwo\r\nthree\n" if encoding != "koi8-r" else "\u0436\nb\n"
        with open(path, "w", encoding=encoding, newline="") as f:
            print(encoding, f.write(text), f.encoding, f.mode, f.newlines)
        with open(path, "rb") as f:
            print(ascii(f.read()))
        with open(path, encoding=encoding) as f:
            print(ascii(f.readline()), ascii(f.read(3)), ascii(f.read()), f.newlines)
        with open(path, encoding=encoding, newline="") as f:
            print([ascii(line) for line in f])
        with open(path, encoding=encoding) as f:
            f.readline()
            place = f.tell()
            rest = f.read()
            f.seek(place)
            print(f.read() == rest, f.seek(0), ascii(f.readline()))
        with open(path, "a", encoding=encoding) as f:
            f.write("more\n")
        with open(path, encoding=encoding) as f:
            print(ascii(f.read()))
    try:
        open(path, encoding="no such")
    except LookupError as e:
        print(e)
    with open(path, "w", encoding="cp1252") as f:
        try:
            f.write("\u0436")
        except UnicodeEncodeError as e:
            print(e)
    with open(path, "w", encoding="cp1252", errors="replace") as f:
        f.write("\u0436")
    with open(path, "rb") as f:
        print(f.read())
print(io.TextIOWrapper(io.BytesIO(b"a\0b\0"), encoding="utf-16-le").read())
print(io.TextIOWrapper(io.BytesIO(b"\x80"), "cp1252").read() == "\u20ac")
raw = io.BytesIO()
w = io.TextIOWrapper(raw, encoding="utf-16", write_through=True)
w.write("x")
w.flush()
print(raw.getvalue(), raw.getbuffer().tobytes(), len(raw.getbuffer()))
