"""Runs suites one after another and sums their verdicts.

    tally.py 'command' ...
    tally.py --self-test

Each suite prints a line 'N passed, N failed' (more may follow on that line);
the last such line counts. A suite without one, or with exit status other than
0 beside '0 failed', counts as one failure. Prints each suite's output, then
the sum as the last line; exit 1 when anything failed.
"""
import re
import subprocess
import sys

VERDICT = re.compile(r"^\s*(\d+) passed, (\d+) failed")


def run(command):
    """(passed, failed, reason or '') of one suite, its output passed on."""
    print("== " + command, flush=True)
    child = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE,
                             text=True, errors="replace",
                             close_fds=False)  # make's job server
    verdict = None
    for line in child.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        verdict = VERDICT.match(line) or verdict
    status = child.wait()
    if verdict is None:
        return 0, 1, "printed no line 'N passed, N failed' (status %d)" % status
    passed, failed = int(verdict[1]), int(verdict[2])
    if failed == 0 and status != 0:
        return passed, 1, "ended with status %d" % status
    if passed + failed == 0:
        return 0, 1, "ran no test"
    return passed, failed, ""


SELF_TEST = [  # command, passed, failed, part of the reason
    ("echo '3 passed, 0 failed'", 3, 0, ""),
    ("echo '1 passed, 9 failed'; echo ' 3 passed, 2 failed, 1 skipped'; false",
     3, 2, ""),
    ("echo '3 passed, 0 failed'; exit 4", 3, 1, "status 4"),
    ("echo all 3 passed, 0 failed", 0, 1, "no line"),
    ("kill -9 $$", 0, 1, "no line"),
    ("echo '0 passed, 0 failed'", 0, 1, "ran no test"),
]


def self_test():
    good = 0
    for command, *expected in SELF_TEST:
        got = run(command)
        fits = got[:2] == tuple(expected[:2]) and expected[2] in got[2]
        good += fits
        if not fits:
            print("self-test: %s: %s" % (command, got))
    print("%d passed, %d failed" % (good, len(SELF_TEST) - good))
    return good != len(SELF_TEST)


def main(commands):
    if commands == ["--self-test"]:
        return self_test()
    if not commands:
        sys.exit("usage: tally.py 'command' ...")
    passed = failed = 0
    reasons = []
    for command in commands:
        p, f, reason = run(command)
        passed, failed = passed + p, failed + f
        if f:
            reasons.append("FAILED %s: %s" % (
                command, reason or "%d failed" % f))
    print("\n".join(["=="] + reasons + [
        "%d passed, %d failed" % (passed, failed)]), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
