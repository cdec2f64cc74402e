"""Runs pxi where things go wrong around the program, and compares with CPython.

    hostile.py --pxi PATH [--filter TEXT] [--self-test]

Scripts that are no Python, closed and full standard streams, readers that are
gone, Ctrl-C at every kind of wait, limits of depth and memory. Exit status,
stdout and the last line of stderr have to be those of python3; a case that
gives its own expectation is one where pxi differs by design.
"""
import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time

PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
CASES = []


class Case:
    """argv: behind the program. script: bytes of a file to run. close: standard
    descriptors closed at start. full: /dev/full as stdout (1) or stderr (2).
    gone: stdout is a pipe that nobody reads. interrupt: seconds to SIGINT, or
    the line of stdout after which it is sent. ignoring: SIGINT, from the start,
    as in a shell's background. expect: (status, part of stderr) instead of what
    python3 does."""

    def __init__(self, name, *argv, script=None, stdin=b"", close=(), full=0,
                 gone=False, interrupt=None, ignoring=False, expect=None):
        self.name, self.argv, self.script = name, list(argv), script
        self.stdin, self.close, self.full = stdin, close, full
        self.gone, self.interrupt, self.expect = gone, interrupt, expect
        self.ignoring = ignoring
        CASES.append(self)


def code(name, text, **options):
    Case(name, "-c", text, **options)


def interrupted(name, wait, **options):
    """wait blocks or never ends; the program says when it is about to."""
    code("ctrl-c: " + name, "import sys, os, time\n"
         "print('ready', flush=True)\n" + wait, interrupt="ready\n", **options)


# what cannot be compiled
Case("a missing script", "/no/such.py",
     expect=(2, "can't open file '/no/such.py': [Errno 2]"))
Case("a directory", "/", expect=(1, "can't open file '/': [Errno 21]"))
Case("a binary", "/bin/true", expect=(1, "null bytes"))
Case("no code", "-c", expect=(2, "requires an argument"))
Case("an unknown option", "--no-such", expect=(2, "unrecognized option"))
for title, source in {
        "an empty script": b"", "no newline": b"print(3)",
        "carriage returns": b"print(1)\rprint(2)\r",
        "a byte order mark": b"\xef\xbb\xbfprint('bom')\n",
        "an encoding": b"# coding: latin-1\nprint(ascii('\xe9'))\n",
        "tabs and blanks": b"if 1:\n\tx=1\n        y=2\n",
        "parentheses": b"x=" + b"(" * 300 + b")" * 300,
        "nested lists": b"x=" + b"[" * 150 + b"]" * 150 + b"\nprint(x)",
        "unary minus": b"x=" + b"-" * 5000 + b"1",
        "indentation": b"".join(b" " * i + b"if 1:\n" for i in range(120)),
        "attributes": b"x=1\nx" + b".a" * 20000,
        "a long sum": b"a=1\nprint(" + b"+".join([b"a"] * 2000) + b")",
        "a long int": b"x=" + b"9" * 5000,
        "a long hex int": b"print((0x" + b"f" * 100000 + b").bit_length())",
        "a long str": b"print(len('" + b"a" * 3000000 + b"'))",
        "a long name": b"x" * 100000 + b"=1\nprint(2)",
        "many locals": b"def f():\n" + b"".join(
            b"  v%d=%d\n" % (i, i) for i in range(5000)) +
                       b"  return v4999\nprint(f())",
        "many arguments": b"def f(*a): return len(a)\nprint(f(" +
                          b",".join([b"1"] * 3000) + b"))",
        "many parameters": b"def f(" + b",".join(
            b"a%d" % i for i in range(1000)) +
                           b"): return a999\nprint(f(*range(1000)))",
        "many lines": b"x=0\n" * 100000 + b"print(x)"}.items():
    Case("script: " + title, script=source)
Case("script: on stdin", "-", stdin=b"print('from stdin')\n1/0\n")
Case("script: stdin with a null", "-", stdin=b"print(1)\0",
     expect=(1, "null bytes"))
code("an argument that is no text", "import sys; print(ascii(sys.argv))")
CASES[-1].argv.append(b"\xff\xfe")

# standard streams
BIG = "print('x' * 1000000)"
LINES = "for i in range(100000): print(i)"
code("stdin closed", "import sys; print(sys.stdin, sys.__stdin__)", close=[0])
code("stdin closed: input", "input()", close=[0])
code("stdin a directory", "import sys; sys.stdin.read()", stdin="/",
     expect=(1, "IsADirectoryError: [Errno 21] Is a directory"))
code("stdout closed", "import sys; print(1); print(sys.stdout, "
     "file=sys.stderr)", close=[1])
code("stderr closed", "import sys; print(sys.stderr); 1/0", close=[2])
code("all closed: a file gets no output", "import os; f = open('own', 'w')\n"
     "print(f.fileno() > 2 or 'low'); f.close()\n"
     "os._exit(len(open('own').read()))", close=[0, 1, 2])
for title, text in {"at the end": "print('x')", "in print": BIG,
                    "at flush": "print('x', flush=True)",
                    "caught": "try:\n  " + BIG + "\nexcept OSError as e:\n"
                    "  __import__('sys').stderr.write('caught %r\\n' % e)",
                    "and exit": "print('x'); raise SystemExit(3)",
                    "and error": "print('x'); 1/0"}.items():
    code("stdout full: " + title, text, full=1)
code("stderr full", "1/0", full=2)
code("stdout closed by os.close", "import os; print(1); os.close(1)")
code("reader gone: at the end", "print(1)", gone=True)
code("reader gone: in print", LINES, gone=True)
code("reader gone: caught", "try:\n  " + LINES + "\nexcept BrokenPipeError:"
     "\n  __import__('sys').stderr.write('caught\\n')", gone=True)
code("reader gone: of a map", "import parallel\n"
     "def f(n): print('x' * 100000)\nparallel.map(f, [1, 2, 3])",
     gone=True, expect=(120, "BrokenPipeError: [Errno 32] Broken pipe"))
code("sys.stdout None", "import sys; sys.stdout = None; print(1)")
code("sys.stderr None", "import sys; sys.stderr = None; 1/0")
code("sys.stderr replaced", "import sys; sys.stderr = sys.stdout; 1/0")
code("a hook that fails", "import sys; sys.excepthook = 1; 1/0")

# Ctrl-C
interrupted("sleep", "time.sleep(60)")
interrupted("a loop", "while True: pass")
interrupted("a native's loop", "sum(i for i in iter(int, 1))")
interrupted("input", "input()", stdin="pipe")
interrupted("stdin", "sys.stdin.read()", stdin="pipe")
interrupted("stdin.buffer", "sys.stdin.buffer.read()", stdin="pipe")
interrupted("os.read", "r, w = os.pipe(); os.read(r, 5)")
interrupted("os.write", "r, w = os.pipe(); os.write(w, bytes(1 << 20))")
interrupted("a file", "r, w = os.pipe(); open(r).read()")
TRY = "import time\ntry:\n  print('ready', flush=True); time.sleep(60)\n"
code("ctrl-c: in finally", TRY + "finally: print('cleaned')",
     interrupt="ready\n")
code("ctrl-c: caught", TRY + "except KeyboardInterrupt: print('caught')",
     interrupt="ready\n")
for title, before in {"": "", ", wanted by the program": "signal.signal("
                      "signal.SIGINT, signal.default_int_handler); "}.items():
    code("ctrl-c: ignored at start" + title, "import os, signal; " + before +
         "os.kill(os.getpid(), 2); print('went on')", ignoring=True)
code("ctrl-c: to itself", "import os; os.kill(os.getpid(), 2)")
for title, wait in {"sleep": "time.sleep(60)", "a loop": "\n  while 1: pass",
                    "a read": "os.read(os.pipe()[0], 1)"}.items():
    for mode in "contexts", "gil", "serial":
        Case("ctrl-c: a map in %s mode: %s" % (mode, title), "--mode=" + mode,
             "-c", "import parallel, time, os\ndef f(n): " + wait +
             "\nprint('ready', flush=True)\nparallel.map(f, range(9))",
             interrupt="ready\n",
             expect=(-signal.SIGINT, "KeyboardInterrupt"))
code("ctrl-c: a map after one that main caught", "import parallel\n"
     "def f(n): return n\nparallel.map(f, [1])\n" + TRY +
     "except KeyboardInterrupt: pass\n"
     "assert parallel.map(f, [1, 2]) == [1, 2]",
     interrupt="ready\n", expect=(0, ""))

# depth and memory
code("recursion", "def f(): return f()\nf()")
NEST = "a = []; b = []\nfor i in range(100000): a = [a]; b = [b]\n"
code("deep repr", NEST + "repr(a)")
code("deep comparison", NEST + "a == b")
code("deep garbage", NEST + "del a, b\nprint(1)")
code("a chain of causes", "e = None\nfor i in range(10000):\n"
     "  n = ValueError(i); n.__cause__ = e; e = n\n"
     "try: raise e\nexcept ValueError: print('ok')")
for text in "[0] * (1 << 45)", "'a' * (1 << 45)", "bytearray(1 << 45)", \
        "[1] * (1 << 62)":
    code("memory: " + text, text)
code("exit: text", "import sys; sys.exit('bye')")
code("exit: a large int", "import sys; sys.exit(1 << 70)")
code("exit: -1", "import sys; sys.exit(-1)")
code("an error without text", "class E(Exception):\n"
     "  def __str__(self): 1/0\nraise E")


def start(program, case, folder):
    """The process, with the ends of pipes that are ours to close."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
               "stderr": subprocess.PIPE, "cwd": folder}
    ours = []
    argv = [program] + case.argv
    if case.script is not None:
        with open(os.path.join(folder, "script.py"), "wb") as f:
            f.write(case.script)
        argv.append("script.py")
    if case.stdin == "/":
        options["stdin"] = os.open("/", os.O_RDONLY)
        ours.append(options["stdin"])
    elif case.stdin:
        options["stdin"] = subprocess.PIPE
    if case.full:
        fd = os.open("/dev/full", os.O_WRONLY)
        options["stdout" if case.full == 1 else "stderr"] = fd
        ours.append(fd)
    if case.gone:
        reader, writer = os.pipe()
        os.close(reader)
        options["stdout"] = writer
        ours.append(writer)
    if case.close:
        options["preexec_fn"] = lambda: [os.close(fd) for fd in case.close]
    # a handler of ours is the default action in the child
    signal.signal(signal.SIGINT, signal.SIG_IGN if case.ignoring
                  else signal.default_int_handler)
    environment = dict(os.environ)
    environment.pop("PYTHONUNBUFFERED", None)
    child = subprocess.Popen(argv, env=environment, **options)
    for fd in ours:
        os.close(fd)
    return child


def run(program, case, timeout=60):
    """(status, stdout, stderr); status None: it did not end."""
    with tempfile.TemporaryDirectory() as folder:
        child = start(program, case, folder)
        first = b""
        if case.interrupt:
            first = child.stdout.readline()
            time.sleep(0.2)
            child.send_signal(signal.SIGINT)
        if case.stdin == "pipe":
            child.stdin, held = None, child.stdin
        try:
            given = case.stdin if isinstance(case.stdin, bytes) else b""
            out, err = child.communicate(given or None,
                                         10 if case.interrupt else timeout)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return None, b"", ""
        finally:
            if case.stdin == "pipe":
                held.close()
    return (child.returncode, first + (out or b""),
            (err or b"").decode(errors="replace"))


def last_line(text):
    return text.strip().split("\n")[-1]


def verdict(pxi, case):
    """'' or what is wrong."""
    status, out, err = run(pxi, case)
    if status is None:
        return "did not end"
    if case.expect:
        wanted, part = case.expect
        if status == wanted and part in err:
            return ""
        return "status %d, expected %d with %r; stderr:\n%s" % (
            status, wanted, part, err[-500:])
    theirs = run(PYTHON, case)
    if (status, out) == theirs[:2] and last_line(err) == last_line(theirs[2]):
        return ""
    return "\n  %s: %s, %r, %s\n  pxi: %s, %r, %s" % (
        PYTHON, theirs[0], theirs[1][-80:], theirs[2][-300:],
        status, out[-80:], err[-300:])


def self_test():
    """Programs that do nothing, never end or lie must be noticed."""
    good = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, body in {"nothing": "", "never ends": "trap '' INT\n"
                           "echo ready\nwhile :; do sleep 1; done",
                           "lies": "echo lie; exit 1"}.items():
            path = os.path.join(folder, "planted")
            with open(path, "w") as f:
                f.write("#!/bin/sh\n" + body)
            os.chmod(path, 0o755)
            wrong = verdict(path, [c for c in CASES
                                   if c.name == "ctrl-c: sleep"][0])
            good += bool(wrong)
            if not wrong:
                print("FAIL self-test: '%s' was not noticed" % name)
    return good, 3 - good


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pxi", required=True)
    args.add_argument("--filter", default="")
    args.add_argument("--self-test", action="store_true")
    o = args.parse_args()
    passed, failed = self_test() if o.self_test else (0, 0)
    for case in CASES:
        if o.filter in case.name:
            wrong = verdict(os.path.abspath(o.pxi), case)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print("FAIL %s: %s" % (case.name, wrong), flush=True)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
