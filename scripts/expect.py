"""Runs the programs of interp/programs on pxi: what stock CPython has no answer
for (contexts, promotion, guard designs). The expectation stands inside each
program, in comments anywhere:

    # pxi: OPTIONS      options before the script (default none)
    # expect: LINE      the lines of stdout, in order
    # stderr: TEXT      a text that stderr holds (several: each)
    # exit: N           exit status (default 0)
    # modes: gil ...    also run in these modes, with the same expectation

    expect.py --pxi PATH [--filter TEXT] [--self-test]

Ends with 'N passed, N failed'.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

TIMEOUT = 120
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "interp", "programs")


def wanted(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()

    def all_of(word):
        return [m.rstrip() for m in
                re.findall(r"# %s: ?(.*)$" % word, text, re.M)]

    exits = all_of("exit")
    return {"options": " ".join(all_of("pxi")).split(),
            "stdout": all_of("expect"), "stderr": all_of("stderr"),
            "exit": int(exits[0]) if exits else 0,
            "modes": " ".join(all_of("modes")).split()}


def check(pxi, path, want, options):
    """None when the run is as wanted, else what differs."""
    try:
        done = subprocess.run([pxi] + options + [path], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, errors="replace",
                              timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return "no end after %d s" % TIMEOUT
    lines = done.stdout.splitlines()
    for i, line in enumerate(want["stdout"]):
        got = lines[i] if i < len(lines) else "<end of output>"
        if got != line:
            return "line %d: expected %r, got %r\n%s" % (i + 1, line, got,
                                                       done.stderr[-800:])
    if len(lines) > len(want["stdout"]):
        return "further output: %r" % lines[len(want["stdout"])]
    for text in want["stderr"]:
        if text not in done.stderr:
            return "stderr lacks %r:\n%s" % (text, done.stderr[-800:])
    if done.returncode != want["exit"]:
        return "exit status %d, expected %d\n%s" % (
            done.returncode, want["exit"], done.stderr[-800:])
    return None


def run_file(pxi, path):
    """(passed, failed) of one program in all its modes."""
    want = wanted(path)
    if not want["stdout"] and not want["stderr"]:
        print("FAIL %s: expects nothing" % path)
        return 0, 1
    runs = [want["options"]] + [want["options"] + ["--mode=" + m]
                                for m in want["modes"]]
    passed = 0
    for options in runs:
        trouble = check(pxi, path, want, options)
        if trouble is None:
            passed += 1
        else:
            print("FAIL %s %s\n  %s" % (
                os.path.relpath(path, ROOT), " ".join(options),
                trouble.replace("\n", "\n  ")))
    return passed, len(runs) - passed


def self_test(pxi):
    """Programs that must fail do."""
    bad = {"wrong line": "print(1)  # expect: 2\n",
           "missing line": "# expect: 1\n",
           "extra line": "print(1)  # expect: 1\nprint(2)\n",
           "status": "print(1)  # expect: 1\nraise SystemExit(3)\n",
           "stderr": "print(1)  # expect: 1\n# stderr: nothing such\n",
           "no expectation": "print(1)\n"}
    failed = 0
    for name, text in bad.items():
        with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
            f.write(text)
            f.flush()
            out = sys.stdout
            sys.stdout = open(os.devnull, "w")
            try:
                caught = run_file(pxi, f.name)[1] == 1
            finally:
                sys.stdout = out
        if not caught:
            print("FAIL self-test: '%s' was not noticed" % name)
            failed += 1
    return len(bad) - failed, failed


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pxi", required=True)
    args.add_argument("--filter", default="")
    args.add_argument("--self-test", action="store_true")
    o = args.parse_args()
    passed = failed = 0
    if o.self_test:
        passed, failed = self_test(o.pxi)
    for name in sorted(os.listdir(FOLDER)):
        if name.endswith(".py") and o.filter in name:
            p, f = run_file(o.pxi, os.path.join(FOLDER, name))
            passed, failed = passed + p, failed + f
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
