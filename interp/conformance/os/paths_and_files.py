# os: files and directories by path; stat results; error texts.
import os
import stat

folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"px_os_{os.getpid()}")
os.mkdir(folder)
here = os.getcwd()


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r).replace(folder, "DIR"))
    except Exception as e:
        print(type(e).__name__, str(e).replace(folder, "DIR"))


try:
    os.chdir(folder)
    print(os.getcwd() == os.path.realpath(folder), os.listdir(), os.listdir("."))
    fd = os.open("a.txt", os.O_CREAT | os.O_RDWR, 0o640)
    print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET),
          os.read(fd, 100), os.lseek(fd, 0, os.SEEK_END), os.fstat(fd).st_size)
    os.ftruncate(fd, 5)
    os.close(fd)
    st = os.stat("a.txt")
    print(st.st_size, stat.S_ISREG(st.st_mode), st[6], st.st_nlink,
          stat.filemode(st.st_mode)[:4], st.st_mtime_ns // 10**9 == int(st.st_mtime),
          st[8] == int(st.st_mtime), type(st).__name__, len(st))
    os.rename("a.txt", "b.txt")
    os.symlink("b.txt", "link")
    print(os.readlink("link"), os.path.islink("link"), os.path.exists("link"),
          os.lstat("link").st_size, os.path.samefile("link", "b.txt"))
    os.makedirs("x/y/z", exist_ok=True)
    open("x/y/f", "w").close()
    with os.scandir(".") as it:
        print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.path)
                     for e in it))
    for root, dirs, files in sorted(os.walk(".")):
        print(root, sorted(dirs), sorted(files))
    print(os.access("b.txt", os.R_OK), os.access("none", os.F_OK))
    os.chmod("b.txt", 0o600)
    print(oct(os.stat("b.txt").st_mode & 0o777), os.path.getsize("b.txt"))
    os.truncate("b.txt", 2)
    os.replace("b.txt", "c.txt")
    print(open("c.txt").read(), sorted(os.listdir(b".")))
    attempt(os.stat, "none")
    attempt(os.mkdir, "x")
    attempt(os.rmdir, "x")
    attempt(os.unlink, "none")
    attempt(os.rename, "none", "other")
    attempt(os.listdir, "c.txt")
    attempt(os.chdir, "none")
    attempt(os.open, "none", os.O_RDONLY)
    attempt(os.close, 9999)
    attempt(os.stat, 1.5)
    attempt(os.listdir, 1.5)
    attempt(os.mkdir, 3)
    attempt(os.stat, "a\0b")
    attempt(os.makedirs, "x/y")
    attempt(os.readlink, "c.txt")
    os.removedirs("x/y/z") if False else os.rmdir("x/y/z")
    os.remove("x/y/f")
    os.removedirs("x/y")
    os.unlink("link")
    os.remove("c.txt")
    print(os.listdir())
finally:
    os.chdir(here)
    os.rmdir(folder)
