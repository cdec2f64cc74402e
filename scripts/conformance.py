#!/usr/bin/env python3
"""Runs every conformance program on stock CPython and on pxi, and compares.

Programs are interp/conformance/TOPIC/NAME.py; a name that starts with an
underscore is a helper to import.  Both runs happen now, nothing is recorded:
stdout, exit status and the last line of stderr must be equal.  Header lines
(comments before the first statement):

    # compare: stderr      the whole stderr text must be equal
    # args: a b            command line arguments
    # stdin: text          one line of standard input
    # timeout: 20          seconds (default --timeout)
    # not yet: THING; why  pxi lacks THING: it must fail, naming THING

Exit status: 0 all passed, 1 something failed, 2 usage, 3 no runner.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "interp" / "conformance"
HEADER = re.compile(r"#\s*(compare|args|stdin|timeout|not yet):\s*(.*?)\s*$")
CRASHES = ("Sanitizer", "runtime error:", "Assertion", "CHECK failed")


class Run:
    """What one runner did with one program."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    def last_error(self):
        lines = self.err.rstrip("\n").split("\n")
        return lines[-1]


class Verdict:
    """One of passed, failed, later (declared as not yet supported)."""

    def __init__(self, name, kind, detail=""):
        self.name = name
        self.kind = kind
        self.detail = detail


def read_header(path):
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            break
        match = HEADER.match(line)
        if match:
            found[match.group(1)] = match.group(2)
    return found


def find_programs(top, pattern):
    wanted = re.compile(pattern)
    paths = [p for p in sorted(top.glob("*/*.py")) if p.name[0] != "_"]
    return [p for p in paths if wanted.search(str(p.relative_to(top)))]


def environment(extra_path):
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONUTF8="1")
    env.pop("PYTHONPATH", None)
    env.pop("PYTHONWARNINGS", None)
    if extra_path:
        env["PYTHONPATH"] = extra_path
    return env


def execute(command, header, cwd, env, timeout):
    stdin = header.get("stdin", "")
    child = subprocess.Popen(
        command, cwd=cwd, env=env, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True)
    data = (stdin + "\n").encode() if stdin else b""
    try:
        out, err = child.communicate(data, timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        out, err = child.communicate()
        return Run("timeout after %g s" % timeout, text(out), text(err))
    return Run(child.returncode, text(out), text(err))


def text(data):
    return data.decode("utf-8", "backslashreplace")


def first_difference(label, expected, got):
    """The first difference as a short diff with two lines of context."""
    left = expected.splitlines(keepends=True)
    right = got.splitlines(keepends=True)
    lines = difflib.unified_diff(left, right, "python " + label,
                                 "pxi " + label, n=2)
    shown = [line.rstrip("\n") for line in lines]
    hunks = [i for i, line in enumerate(shown) if line.startswith("@@")]
    end = hunks[1] if len(hunks) > 1 else len(shown)
    return "\n".join("    " + line for line in shown[:min(end, 24)])


def tail(label, data):
    lines = data.rstrip("\n").split("\n")[-8:]
    return "    %s ends: %s" % (label, "\n        ".join(lines))


def crash_of(run):
    """Why a run is a crash whatever the program expects, or ''."""
    if isinstance(run.status, str):
        return run.status
    if run.status < 0:
        return "killed by %s" % signal.Signals(-run.status).name
    for word in CRASHES:
        if word in run.err:
            return "pxi reported: " + word
    return ""


def compare(python, pxi, whole_stderr):
    """'' when equal, else the reasons, first difference of each stream."""
    found = []
    if python.status != pxi.status:
        found.append("    exit status: python %s, pxi %s"
                     % (python.status, pxi.status))
    if python.out != pxi.out:
        found.append(first_difference("stdout", python.out, pxi.out))
    if whole_stderr:
        if python.err != pxi.err:
            found.append(first_difference("stderr", python.err, pxi.err))
    elif python.last_error() != pxi.last_error():
        found.append("    stderr, last line: python %r\n"
                     "                          pxi %r"
                     % (python.last_error(), pxi.last_error()))
    if found and pxi.err and not whole_stderr:
        found.append(tail("pxi stderr", pxi.err))
    return "\n".join(found)


def judge_later(name, header, equal, pxi):
    """A program declared as not yet supported must fail and name why."""
    thing = header["not yet"].split(";")[0].strip()
    if equal:
        return Verdict(name, "failed", "    now supported: remove its "
                       "header line '# not yet: %s'" % header["not yet"])
    if pxi.status == 0:
        return Verdict(name, "failed", "    not yet supported (%s), but pxi "
                       "ended with status 0" % thing)
    if thing.lower() not in pxi.last_error().lower():
        return Verdict(name, "failed", "    the error does not name %r: %r"
                       % (thing, pxi.last_error()))
    return Verdict(name, "later", header["not yet"])


def judge(path, top, options):
    name = str(path.relative_to(top))
    header = read_header(path)
    limit = float(header.get("timeout", options.timeout))
    args = header.get("args", "").split()
    shown = os.path.relpath(path, options.cwd)
    python = execute([options.python, shown, *args], header, options.cwd,
                     environment(options.fallback), limit)
    if isinstance(python.status, str) or python.status < 0:
        return Verdict(name, "failed", "    python: %s" % python.status)
    pxi = execute([*options.pxi, shown, *args], header, options.cwd,
                  environment(""), limit * options.slower)
    crash = crash_of(pxi)
    if crash:
        return Verdict(name, "failed", "    pxi: %s\n%s"
                       % (crash, tail("pxi stderr", pxi.err)))
    whole = header.get("compare") == "stderr"
    detail = compare(python, pxi, whole)
    if "not yet" in header:
        return judge_later(name, header, not detail, pxi)
    return Verdict(name, "failed" if detail else "passed", detail)


def run_all(top, options, report=print):
    """Judges every program; returns the verdicts in name order."""
    paths = find_programs(top, options.filter)
    verdicts = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for verdict in pool.map(lambda p: judge(p, top, options), paths):
            verdicts.append(verdict)
            if verdict.kind == "failed":
                report("FAIL %s\n%s" % (verdict.name, verdict.detail))
            elif options.verbose:
                report("%s %s" % (verdict.kind, verdict.name))
    return verdicts


def count(verdicts, kind):
    return sum(1 for v in verdicts if v.kind == kind)


def summarize(verdicts, report=print):
    for verdict in verdicts:
        if verdict.kind == "later":
            report("not yet supported: %s: %s"
                   % (verdict.name, verdict.detail))
    later = count(verdicts, "later")
    if later:
        report("%d not yet supported" % later)
    report("%d passed, %d failed"
           % (count(verdicts, "passed"), count(verdicts, "failed")))


# Self-test: each plant is (name, text for python, text for the runner under
# test, expected verdict, words that the detail must hold).
PLANTS = [
    ("equal", "print(1)", "print(1)", "passed", ""),
    ("stdout", "print(1)", "print(2)", "failed", "+2"),
    ("newline", "print(1)", "print(1, end='')", "failed", "stdout"),
    ("status", "raise SystemExit(3)", "raise SystemExit(4)", "failed",
     "exit status: python 3, pxi 4"),
    ("last_line", "raise KeyError(1)", "raise KeyError(2)", "failed",
     "last line"),
    ("traceback", "# compare: stderr\nraise KeyError(1)",
     "# compare: stderr\n\nraise KeyError(1)", "failed", "line 3"),
    ("crash", "print(1)", "import os\nos.abort()", "failed",
     "killed by SIGABRT"),
    ("hang", "# timeout: 1\nprint(1)", "import time\ntime.sleep(60)",
     "failed", "timeout after 1 s"),
    ("later", "# not yet: frobs; no table\nprint(1)",
     "raise SystemExit('Unsupported: frobs')", "later", "frobs"),
    ("later_works", "# not yet: frobs; no table\nprint(1)", "print(1)",
     "failed", "now supported"),
    ("later_lies", "# not yet: frobs; no table\nprint(1)", "print(2)",
     "failed", "ended with status 0"),
    ("later_vague", "# not yet: frobs; no table\nprint(1)",
     "raise SystemExit('internal error')", "failed", "does not name"),
]
FAKE_PXI = "import os, sys\nos.execv({0!r}, [{0!r}, sys.argv[1] + '.fake'])\n"


def plant_all(folder, python):
    topic = folder / "planted"
    topic.mkdir()
    for name, for_python, for_fake, _, _ in PLANTS:
        (topic / (name + ".py")).write_text(for_python + "\n")
        (topic / (name + ".py.fake")).write_text(for_fake + "\n")
    fake = folder / "fake_pxi.py"
    fake.write_text(FAKE_PXI.format(python))
    return fake


def self_test(options):
    """Plants programs whose verdict is known; returns the exit status."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fake = plant_all(folder, options.python)
        options.pxi = [options.python, str(fake)]
        options.cwd, options.filter, options.slower = folder, "", 1
        verdicts = run_all(folder, options, report=lambda line: None)
    by_name = {v.name: v for v in verdicts}
    for name, _, _, kind, words in PLANTS:
        got = by_name.get("planted/%s.py" % name)
        if got is None or got.kind != kind or words not in got.detail:
            wrong += 1
            print("self-test: %s: expected %s with %r, got %s: %s"
                  % (name, kind, words, got and got.kind, got and got.detail))
    print("self-test: %d passed, %d failed" % (len(PLANTS) - wrong, wrong))
    return 1 if wrong else 0


def default_python():
    """As pxi chooses: PXI_PYTHON, the system's 3.11, else PATH."""
    if os.environ.get("PXI_PYTHON"):
        return os.environ["PXI_PYTHON"]
    system = "/usr/bin/python3"
    if os.path.exists(system):
        asked = subprocess.run(
            [system, "-c", "import sys; print(sys.version_info[:2])"],
            stdout=subprocess.PIPE, text=True, check=False)
        if asked.stdout.strip() == "(3, 11)":
            return system
    return shutil.which("python3") or ""


def parse(argv):
    parser = argparse.ArgumentParser(
        description="compare pxi with CPython on the conformance programs")
    parser.add_argument("--pxi", default=str(ROOT / "build/release/pxi"))
    parser.add_argument("--pxi-args", default="",
                        help="options for pxi, one string")
    parser.add_argument("--python", default="")
    parser.add_argument("--filter", default="", help="regular expression")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--slower", type=float, default=1,
                        help="factor on pxi's timeout (sanitizers)")
    parser.add_argument("--programs", default=str(PROGRAMS))
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args(argv)
    options.python = options.python or default_python()
    options.pxi = [os.path.abspath(options.pxi), *options.pxi_args.split()]
    options.cwd = ROOT
    options.fallback = str(ROOT / "scripts" / "cpython")
    return options


def main(argv):
    options = parse(argv)
    if not options.python or not shutil.which(options.python):
        print("conformance: no python3 %r; pass --python PATH"
              % options.python, file=sys.stderr)
        return 3
    if options.self_test:
        return self_test(options)
    if not os.access(options.pxi[0], os.X_OK):
        print("conformance: no pxi at %s; run make or pass --pxi PATH"
              % options.pxi[0], file=sys.stderr)
        return 3
    verdicts = run_all(pathlib.Path(options.programs), options)
    summarize(verdicts)
    if not verdicts:
        print("conformance: no program matches --filter %r" % options.filter,
              file=sys.stderr)
        return 2
    return 1 if count(verdicts, "failed") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
