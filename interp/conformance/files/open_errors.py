# open(): modes and arguments that are refused; files used the wrong way.
import os

p = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"px_err_{os.getpid()}")
with open(p, "w") as f:
    f.write("abc\ndef\n")


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r).replace(p, "PATH"))
    except Exception as e:
        print(type(e).__name__, str(e).replace(p, "PATH"),
              getattr(e, "errno", None))


for mode in ("q", "rw", "rr", "U", "rbt", "b", "", "r+w", "+", "t", "r++"):
    attempt(open, p, mode)
attempt(open, p, 5)
attempt(open, p, "r", 0)
attempt(open, p, "r", "a")
attempt(open, p, "rb", encoding="utf-8")
attempt(open, p, "rb", errors="strict")
attempt(open, p, "rb", newline="")
attempt(open, p, newline="q")
attempt(open, p, newline=5)
attempt(open, p, encoding="nope")
attempt(open, p, encoding=5)
attempt(open, p, "x")
attempt(open, "/nonexistent/file")
attempt(open, b"/nonexistent")
attempt(open, "/tmp")
attempt(open, 9999)
attempt(open, -1)
attempt(open)
attempt(open, 1.5)
attempt(open, p, closefd=False)
attempt(open, "a\0b")
attempt(open, p, opener=lambda a, b: -1)
with open(p) as f:
    attempt(f.write, "x")
    attempt(f.seek, -1)
    attempt(f.seek, 1, 1)
    attempt(f.seek, 0, 9)
    attempt(f.truncate)
    attempt(f.read, "a")
    next(f)
    attempt(f.tell)
for f in (open(p), open(p, "rb"), open(p, "rb", 0)):
    f.close()
    for name in ("read", "readline", "readlines", "tell", "fileno", "readable",
                 "__enter__", "__iter__", "isatty", "flush"):
        attempt(getattr(f, name))
    attempt(next, f)
with open(p, "a") as f:
    attempt(f.read)
    attempt(f.write, 5)
    attempt(f.write, b"b")
    attempt(f.writelines, [1])
    attempt(f.write, "\udc80")
with open(p, "ab") as f:
    attempt(f.read)
    attempt(f.write, "text")
os.remove(p)
