"""Runs every race scenario on stock CPython: the same files, the same language.

An `ok` scenario must print the value that its header declares; a violation
scenario must run to its end, since CPython has no guard. Ends with
'N passed, N failed'.
"""
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def declared(text):
    """The value after 'expect: ok', or None for a violation."""
    found = re.search(r"^# expect: ok (.*)$", text, re.M)
    return found and found.group(1)


def check(path):
    """What is wrong with the run of one scenario, or ''."""
    with open(path, encoding="utf-8") as file:
        value = declared(file.read())
    env = dict(os.environ, PARALLEL_WORKERS="4",
               PYTHONPATH=os.path.join(ROOT, "scripts", "cpython"))
    run = subprocess.run([sys.executable, path], env=env, timeout=60,
                         capture_output=True, text=True)
    result = re.search(r"^result: (.*)$", run.stdout, re.M)
    if run.returncode or not result:
        return "exit %d: %s" % (run.returncode, run.stderr.strip()[-300:])
    if value is not None and value != result.group(1):
        return "result %s, the header says %s" % (result.group(1), value)
    return ""


def main():
    failed = 0
    paths = sorted(glob.glob(os.path.join(ROOT, "race_tests", "scenarios",
                                          "*.py")))
    for path in paths:
        trouble = check(path)
        if trouble:
            failed += 1
            print("FAIL %s: %s" % (os.path.relpath(path, ROOT), trouble))
    print("%d passed, %d failed" % (len(paths) - failed, failed))
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
