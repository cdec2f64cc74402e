# Python classes derived from io's abstract ones; wrappers over them.
import io


class Raw(io.RawIOBase):
    def __init__(self, data, step=3):
        self.data = data
        self.at = 0
        self.step = step
        self.written = []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        n = min(len(buffer), self.step, len(self.data) - self.at)
        buffer[:n] = self.data[self.at:self.at + n]
        self.at += n
        return n

    def write(self, data):
        self.written.append(bytes(data))
        return len(data)


text = b"first\nsecond line\n\nlast"
print(Raw(text).read(2), Raw(text).read(), Raw(text).readall()[:4],
      Raw(text).readline(), Raw(text).readlines(), list(Raw(text, 100)))
r = io.BufferedReader(Raw(text))
print(r.peek(1)[:1], r.readline(), r.read(3), r.read1(2), r.read(), r.read())
print(io.TextIOWrapper(io.BufferedReader(Raw(text))).readlines())
raw = Raw(b"")
w = io.BufferedWriter(raw)
print(w.write(b"abc"), raw.written, w.flush(), raw.written)
with w:
    w.write(b"more")
print(raw.written, raw.closed, w.closed)
p = io.BufferedRWPair(Raw(b"in"), Raw(b""))
print(p.read(), p.write(b"out"), p.readable(), p.writable(), p.closed)


class Text(io.TextIOBase):
    def readline(self):
        return ""


t = Text()
print(t.readable(), t.closed, t.encoding, list(t), t.isatty())
with t:
    pass
print(t.closed)
for call in (t.readlines, t.__enter__, t.isatty, Text().read, Text().fileno,
             lambda: Text().seek(0), lambda: Text().write("x"),
             lambda: io.RawIOBase().seek(0), io.BufferedIOBase().read,
             io.IOBase().tell, lambda: Text().truncate()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
for cls in (io.FileIO, io.BufferedReader, io.BytesIO, io.StringIO,
            io.TextIOWrapper):
    print(cls.__name__, cls.__module__, [b.__name__ for b in cls.__mro__],
          issubclass(cls, io.TextIOBase), issubclass(cls, io.BufferedIOBase),
          issubclass(cls, io.RawIOBase))
print(io.UnsupportedOperation.__mro__, io.DEFAULT_BUFFER_SIZE)
