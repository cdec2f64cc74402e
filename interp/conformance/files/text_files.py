# open(): text files: modes, newlines, positions, iteration, attributes.
import os

folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"px_text_{os.getpid()}")
os.mkdir(folder)
p = os.path.join(folder, "t.txt")
try:
    with open(p, "w") as f:
        print(f.mode, f.encoding.lower(), f.errors, f.readable(), f.writable(),
              f.seekable(), f.closed, f.name == p)
        print(f.write("line one\n"), f.write("z\u00fcrich\n"), f.tell())
        print("printed", 3, file=f)
        f.writelines(["a\n", "b"])
    print(f.closed, os.path.getsize(p))
    with open(p) as f:
        print([line for line in f], f.read(), f.tell())
        f.seek(0)
        print(f.read(4), f.readline(), f.tell(), f.readlines(), f.newlines)
    with open(p, "a") as f:
        print(f.tell() > 0, f.write("+end"))
    with open(p, "r+") as f:
        print(f.read(5), f.seek(0), f.write("LINE"), f.seek(0), f.readline())
        print(f.truncate(9), f.seek(0), repr(f.read()))
    with open(p, "w+", newline="\r\n") as f:
        f.write("x\ny\n")
        f.seek(0)
        print(f.readlines())
    print(open(p, "rb").read(), open(p, newline="").readlines(),
          open(p).read())
    with open(p, "x" if not os.path.exists(p) else "w", encoding="latin-1") as f:
        f.write("\u00e9\u00ff")
    print(open(p, "rb").read(), ascii(open(p, encoding="latin-1").read()))
    f = open(p, encoding="utf-8", errors="replace")
    print(ascii(f.read()), f.encoding, f.errors, f.fileno() > 2, f.isatty())
    f.close()
    f.close()
    fd = os.open(p, os.O_RDWR | os.O_TRUNC)
    with open(fd, "w", closefd=False) as f:
        f.write("by number")
    print(os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 99))
    os.close(fd)
    with open(p, opener=lambda path, flags: os.open(path, flags)) as f:
        print(f.read())
    lines = [f"{i} {'x' * (i % 50)}" for i in range(3000)]
    with open(p, "w") as f:
        for line in lines:
            f.write(line + "\n")
    with open(p) as f:
        print([x.rstrip("\n") for x in f] == lines)
    with open(p) as f:
        total = 0
        while piece := f.read(1000):
            total += len(piece)
        print(total, os.stat(p).st_size)
finally:
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    os.rmdir(folder)
