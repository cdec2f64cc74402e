# StringIO and BytesIO: positions, truncation, newlines, iteration, closing.
import io

s = io.StringIO("one\ntwo\r\nthree")
print(s.readline(), s.tell(), s.read(2), list(s), s.read())
s.seek(0)
print(s.readlines(4), s.seek(0, 2), s.write("!"), s.getvalue())
s.seek(3)
print(s.truncate(), repr(s.getvalue()), s.tell())
print(repr(io.StringIO("a\r\nb\rc", newline=None).read()), repr(io.StringIO(
    "a\r\nb", newline="").read()), repr(io.StringIO("a\nb", newline=
                                                     "\r\n").getvalue()))
b = io.BytesIO(b"0123456789")
print(b.read(3), b.seek(-2, 2), b.read(), b.seek(2), b.write(b"XY"), b.getvalue())
b.seek(15)
b.write(b"end")
print(b.getvalue(), b.readinto(bytearray(3)), b.tell())
target = bytearray(4)
b.seek(0)
print(b.readinto(target), target, b.read1(2), list(io.BytesIO(b"a\nb")))
with io.StringIO() as t:
    print("x", 1, sep="-", file=t)
    t.writelines(["a", "b"])
    print(repr(t.getvalue()), t.readable(), t.writable(), t.seekable())
for bad in (lambda: t.read(), lambda: s.seek(-1), lambda: s.write(b"b"),
            lambda: b.write("s"), lambda: s.seek(1, 1), lambda: b.seek(0, 9),
            lambda: io.StringIO(5), lambda: b.truncate(-1)):
    try:
        bad()
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
