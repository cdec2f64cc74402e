"""Runs CMocka test programs and counts their tests.

    unit.py PROGRAM ...

Prints the output of a program only when it failed. A program that crashes,
hangs (TIMEOUT seconds) or runs no test is one failure. Ends with
'N passed, N failed'.
"""
import os
import re
import subprocess
import sys

TIMEOUT = 600
TESTS = re.compile(r"^\[==========\] Running (\d+) test", re.M)
PASSED = re.compile(r"^\[  PASSED  \] (\d+) test", re.M)
SKIPPED = re.compile(r"^\[  SKIPPED \] (\d+) test", re.M)


def total(pattern, text):
    return sum(int(n) for n in pattern.findall(text))


def run(program):
    """(passed, failed, skipped, output, reason) of one test program."""
    env = dict(os.environ, CMOCKA_MESSAGE_OUTPUT="stdout")
    try:
        done = subprocess.run([program], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              text=True, errors="replace", timeout=TIMEOUT,
                              env=env)
    except subprocess.TimeoutExpired as late:
        out = late.stdout or b""
        return 0, 1, 0, out.decode(errors="replace") if isinstance(
            out, bytes) else out, "no end after %d s" % TIMEOUT
    out = done.stdout
    ran, passed, skipped = (total(p, out) for p in (TESTS, PASSED, SKIPPED))
    if ran == 0:
        return 0, 1, 0, out, "ran no test (status %d)" % done.returncode
    failed = ran - passed - skipped
    if failed == 0 and done.returncode != 0:
        return passed, 1, skipped, out, "status %d" % done.returncode
    return passed, failed, skipped, out, "%d failed" % failed


def main(programs):
    passed = failed = 0
    for program in programs:
        p, f, s, out, reason = run(program)
        passed, failed = passed + p, failed + f
        name = os.path.basename(program)
        if f:
            print(out.rstrip())
            print("%s: FAILED: %s" % (program, reason), flush=True)
        else:
            print("%-28s %4d ok%s" % (name, p, ", %d skipped" % s if s else ""),
                  flush=True)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not programs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
