# io.BytesIO: writing, reading, positions, readinto.
import io

b = io.BytesIO(b"line1\nline2\r\nrest")
print(b.readline(), b.readline(3), b.read(2), b.tell(), b.read1(3), b.read())
print(b.read(), b.readline(), b.seek(-4, 2), b.read(), b.seek(2), b.seek(3, 1))
print(b.write(b"XX"), b.write(bytearray(b"yy")), b.getvalue(), b.tell())
print(b.seek(25), b.write(b"far"), b.getvalue())
print(b.truncate(4), b.getvalue(), b.tell(), b.write(b"!"), b.getvalue())
b.seek(0)
target = bytearray(6)
print(b.readinto(target), target, b.readinto(target), target)
b = io.BytesIO(b"a\nbb\nccc")
print(list(b), b.readlines())
b.seek(0)
print(b.readlines(3), next(b, None), next(b, None))
b.writelines([b"p", b"q"])
print(b.getvalue(), b.readable(), b.writable(), b.seekable(), b.isatty())
with b:
    pass
print(b.closed, isinstance(b, io.BufferedIOBase), isinstance(b, io.IOBase))
for n in (0, 1, 5, 1000):
    big = io.BytesIO()
    for i in range(n):
        big.write(bytes([i % 256]) * 3)
    print(n, len(big.getvalue()), big.getvalue()[-3:])
