# io.StringIO: writing, reading, positions, newlines, subclasses.
import io

s = io.StringIO()
print(s.write("hello"), s.write(" w\u00f6rld\n"), s.write(""), s.tell())
print(repr(s.getvalue()), s.seek(0), repr(s.read(3)), repr(s.readline()))
s.seek(2)
s.write("\u20ac\U0001f600")
print(ascii(s.getvalue()), s.tell(), s.seek(0, 2), repr(s.read()))
s.seek(15)
s.write("end")
print(ascii(s.getvalue()))
print(s.truncate(5), s.tell(), ascii(s.getvalue()), s.seek(3), s.truncate(),
      ascii(s.getvalue()))
text = "one\ntwo\r\nthree\rfour"
for newline in ("\n", None, "", "\r", "\r\n"):
    t = io.StringIO(text, newline)
    print(repr(newline), t.readlines(), repr(t.getvalue()), t.newlines)
    t = io.StringIO(newline=newline)
    t.write("a\nb\r")
    t.write("\nc\n")
    t.seek(0)
    print(list(t), repr(t.getvalue()), t.newlines)
s = io.StringIO("alpha\nbeta\ngamma\n")
print(next(s), s.readline(2), s.readlines(), s.readline(), s.read())
s.seek(0)
print(s.readlines(7), s.read(0), s.readline(0), s.read(None))
print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed,
      s.encoding, s.errors, s.line_buffering)
with io.StringIO("ctx") as c:
    print(c.read())
print(c.closed)
out = io.StringIO()
print("to", "a", "file", 1.5, file=out, sep="-", end="!\n")
out.writelines(["x", "y\n"])
print(repr(out.getvalue()))


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


u = Upper("start")
u.name = "upper"
print("shout", file=u)
print(u.getvalue(), u.name, isinstance(u, io.TextIOBase))
