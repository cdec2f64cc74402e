#!/usr/bin/env python3
"""Makes the k-th allocation of conformance programs fail, for many k.

    inject.py [--pxi build/stress/pxi] [--filter RE] [--points N] [--jobs N]
    inject.py --sites ...

Needs a V=stress build, which heeds PXI_FAIL_ALLOCATION=K. A run passes when it
ends by itself: with MemoryError, with the clean exit that a program which
catches it makes of it, or unharmed. A signal, a broken check, a timeout or a
heap that fails its check at exit is a failure. Points are spread evenly over
the program's allocations, the first dozen behind start-up are all taken.
Ends with 'N passed, N failed'; a program is one test.

--sites: each place that allocates (told by its callers) fails once, in the
first program that comes there; a place is one test. No more collections than
in other builds happen then.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "interp" / "conformance"
BROKEN = re.compile(r"CHECK|heap_check|Assertion|Sanitizer|runtime error:"
                    r"|\.[ch]:\d+: ")
LIMIT = 120


def run(pxi, program, k, **more):
    """(exit status, stdout, stderr); status None: it did not end."""
    env = dict(os.environ, PXI_FAIL_ALLOCATION=str(k), PYTHONHASHSEED="0",
               **more)
    try:
        done = subprocess.run([pxi, str(program)], env=env, timeout=LIMIT,
                              cwd=program.parent, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return None, b"", b""
    return done.returncode, done.stdout, done.stderr


def complaint(result):
    """What is wrong with a run, or ''."""
    status, _, err = result
    if status is None:
        return "did not end in %d s" % LIMIT
    if status < 0:
        return "killed by signal %d" % -status
    found = BROKEN.search(err.decode("utf-8", "replace"))
    return "broke a check: %s" % err[-300:].decode(
        "utf-8", "replace") if found else ""


def allocations(pxi, program, plain):
    """A power of two that the program's allocations do not reach."""
    k = 1 << 10
    while k < 1 << 24:
        if run(pxi, program, k) == plain:
            return k
        k *= 2
    return k


def points(total, count):
    """Which allocations fail: the even spread, and a dense run."""
    step = max(1, total // count)
    spread = set(range(1 + step // 3, total, step))
    return sorted(spread | set(range(total // 2, total // 2 + 6)))


def judge(pxi, program, count):
    plain = run(pxi, program, 0)
    wrong = complaint(plain)
    if wrong:
        return ["without a failure: " + wrong]
    found = []
    harmed = 0
    for k in points(allocations(pxi, program, plain), count):
        result = run(pxi, program, k)
        wrong = complaint(result)
        if wrong:
            found.append("allocation %d: %s" % (k, wrong))
        harmed += result != plain
    if not harmed:
        found.append("no injected failure had an effect")
    return found


CALM = {"PXI_STRESS_CALM": "1"}


def sites_of(pxi, program):
    """(k, place) of the first allocation from each place."""
    with tempfile.NamedTemporaryFile("r") as file:
        run(pxi, program, 0, PXI_ALLOCATION_SITES=file.name, **CALM)
        rows = [line.split() for line in file]
    return [(int(row[0]), row[1]) for row in rows if len(row) == 2]


def judge_sites(pxi, programs, pool):
    """(passed, failed)"""
    seen, points = set(), []
    found = pool.map(lambda p: sites_of(pxi, p), programs)
    for program, rows in zip(programs, found):
        for k, site in rows:
            if site not in seen:
                seen.add(site)
                points.append((program, k))
    results = pool.map(lambda point: complaint(run(pxi, *point, **CALM)),
                       points)
    passed = failed = 0
    for (program, k), wrong in zip(points, results):
        passed += not wrong
        failed += bool(wrong)
        if wrong:
            print("FAIL %s: allocation %d: %s" %
                  (program.relative_to(PROGRAMS), k, wrong), flush=True)
    return passed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pxi", default=str(ROOT / "build/stress/pxi"))
    parser.add_argument("--filter", default="")
    parser.add_argument("--points", type=int, default=24)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--every", type=int, default=1, metavar="N",
                        help="take each N-th program only")
    parser.add_argument("--sites", action="store_true")
    args = parser.parse_args()
    pxi = os.path.abspath(args.pxi)
    if not os.access(pxi, os.X_OK):
        print("inject.py: no %s; mend: make V=stress interp" % args.pxi,
              file=sys.stderr)
        return 3
    programs = [p for p in sorted(PROGRAMS.glob("*/*.py"))
                if not p.name.startswith("_") and
                re.search(args.filter, str(p.relative_to(PROGRAMS)))]
    programs = programs[::args.every]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        if args.sites:
            passed, failed = judge_sites(pxi, programs, pool)
            programs = []
        results = pool.map(lambda p: judge(pxi, p, args.points), programs)
        for program, wrong in zip(programs, results):
            passed += not wrong
            failed += bool(wrong)
            for line in wrong[:3]:
                print("FAIL %s: %s" % (program.relative_to(PROGRAMS), line))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
