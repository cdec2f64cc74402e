# open(): binary files: modes, buffering, seeking, raw files.
import io
import os

folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"px_bin_{os.getpid()}")
os.mkdir(folder)
p = os.path.join(folder, "b.bin")
try:
    with open(p, "wb") as f:
        print(type(f).__name__, f.mode, f.write(b"0123456789"),
              f.write(bytearray(b"\xff\n")), f.tell(), f.seek(2), f.write(b"AB"))
    with open(p, "rb") as f:
        print(type(f).__name__, f.read(3), f.tell(), f.peek(2)[:2], f.read1(2),
              f.readline(), f.read(), f.read(), f.seek(-3, 2), f.read(),
              f.seek(1), f.seek(2, 1), f.read(2))
        target = bytearray(4)
        print(f.readinto(target), target, type(f.raw).__name__, f.raw.mode)
    with open(p, "r+b") as f:
        print(type(f).__name__, f.read(2), f.write(b"zz"), f.tell(), f.read(2),
              f.seek(0), f.read())
        print(f.truncate(6), f.seek(0), f.read())
    with open(p, "ab") as f:
        print(f.tell(), f.write(b"tail"), f.tell())
    with open(p, "rb", buffering=0) as f:
        print(type(f).__name__, f.read(4), f.tell(), f.readall(), f.read(1),
              f.closefd, f.seekable())
    with open(p, "w+b", 0) as f:
        print(f.write(b"abc\ndef\n"), f.seek(0), f.readlines(), f.mode)
    with io.FileIO(p, "a+") as f:
        print(f.mode, f.tell(), f.write(b"x"), f.seek(0), f.read())
    with open(p, "wb") as f:
        for i in range(5000):
            f.write(bytes([i % 251]) * (i % 7))
    with open(p, "rb") as f:
        whole = f.read()
    with open(p, "rb") as f:
        print(b"".join(iter(lambda: f.read(777), b"")) == whole, len(whole))
    with open(p, "rb") as f:
        print(sum(map(len, f)) == len(whole))
    with open(p, "rb") as f:
        f.seek(100)
        print(f.read(5) == whole[100:105], f.tell())
    raw = open(p, "rb").detach()
    print(type(raw).__name__, raw.read(2) == whole[:2])
    raw.close()
    print(raw.closed, raw)
finally:
    os.remove(p)
    os.rmdir(folder)
