# os: the environment, the process, fspath, constants, structseqs.
import errno
import os

os.environ["PX_TEST"] = "v\u00e4lue"
print(os.environ["PX_TEST"], os.getenv("PX_TEST"), os.environb[b"PX_TEST"],
      os.getenv("PX_NONE"), os.getenv("PX_NONE", 5), "PX_TEST" in os.environ)
del os.environ["PX_TEST"]
print("PX_TEST" in os.environ, os.environ.pop("PX_TEST", "gone"))
print(os.getpid() > 0, os.getppid() > 0, os.cpu_count() >= 1,
      len(os.urandom(16)), os.urandom(0), os.name, os.sep, os.linesep)


class P:
    def __fspath__(self):
        return "/from/fspath"


print(os.fspath("a"), os.fspath(b"b"), os.fspath(P()), os.path.join(P(), "x"),
      os.fsencode("\udcff\u00e9"), ascii(os.fsdecode(b"\xff\xc3\xa9")))
print(os.strerror(2), os.strerror(9999), errno.ENOENT, errno.errorcode[13],
      os.O_CREAT, os.O_APPEND, os.SEEK_END, os.F_OK, os.EX_USAGE)
u = os.uname()
print(u.sysname, u[0] == u.sysname, len(u), type(u))
t = os.times()
print(len(t), t.user >= 0, t.elapsed > 0, type(t).__name__)
print(os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns)
r, w = os.pipe()
print(os.write(w, b"through"), os.read(r, 3), os.isatty(r),
      os.get_inheritable(r))
d = os.dup(w)
os.close(w)
os.write(d, b"!")
os.close(d)
print(os.read(r, 99), os.read(r, 9))
os.close(r)
print(os.WIFEXITED(0x300), os.WEXITSTATUS(0x300), os.WTERMSIG(9),
      os.waitstatus_to_exitcode(0x300), os.waitstatus_to_exitcode(9))
old = os.umask(0o22)
print(os.umask(old))


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


attempt(os.fspath, 3)
attempt(os.putenv, "a=b", "c")
attempt(os.urandom, -1)
attempt(os.getcwd, 1)
attempt(os.close, "a")
attempt(os.close, 1 << 40)
attempt(os.write, 1, "text")
attempt(os.read, 0, -1)
attempt(os.stat_result, (1, 2))
attempt(os.environ.__setitem__, "a", 5)
attempt(os.environ.__getitem__, "PX_NONE")
st = os.stat_result(range(10))
print(st, st.st_mode, st.st_atime, st.n_fields, os.stat_result.__match_args__)
