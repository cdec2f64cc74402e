# posixpath: joining, splitting, normalizing; PurePosixPath.
import os.path
import pathlib

for p in ("/a/b/c.txt", "a//b/../c", "", "/", "a/", "../x", "./y.tar.gz"):
    print(repr(p), os.path.split(p), os.path.splitext(p), os.path.basename(p),
          os.path.dirname(p), os.path.normpath(p), os.path.isabs(p))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a", ""))
print(os.path.commonprefix(["/abc", "/abd"]), os.path.commonpath(
    ["/a/b", "/a/c"]), os.path.relpath("/a/b", "/a/c/d"))
p = pathlib.PurePosixPath("/usr/lib/python3.11/os.py")
print(p.name, p.stem, p.suffix, p.parent, p.parts, p.anchor)
print(p / "x", p.with_suffix(".txt"), p.with_name("q"), p.relative_to("/usr"))
print(p.match("*.py"), p.is_absolute(), sorted([p, p.parent]))
print(pathlib.PurePosixPath("a") / "b" / ".." / "c", repr(
    pathlib.PurePosixPath("x/./y")))
try:
    p.relative_to("/etc")
except ValueError as error:
    print(error)
