"""Runs every workload on stock CPython and on pxi in all its modes and compares
the checksums with the file's CHECKSUMS.

    workloads_check.py --pxi PATH [--filter TEXT] [--size quick|full]
                       [--repeat N] [--modes serial,contexts,...] [--self-test]

One warm process per workload and mode, as in the bench: a run leaves state
behind for the next one. Ends with 'N passed, N failed'.
"""
import argparse
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHILD = os.path.join(ROOT, "scripts", "bench_child.py")
FOLDER = os.path.join(ROOT, "workloads")
TIMEOUT = 300
WORKERS = "3"

# name of a mode: options of pxi (None: it is CPython), mode of bench_child
MODES = {
    "python3": (None, "serial"),
    "serial": (["--mode=serial"], "serial"),
    "contexts": (["--mode=contexts"], "map"),
    "gil": (["--mode=gil"], "map"),
    "off": (["--mode=contexts", "--guard=off"], "map"),
    "ops": (["--mode=contexts", "--guard=ops"], "map"),
}


def expected(path, size):
    """The checksum that the file declares, read without running it."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    start = text.index("CHECKSUMS = ") + len("CHECKSUMS = ")
    return eval(text[start:text.index("}", start) + 1])[size]


def check(pxi, path, mode, size, repeat):
    """None when all runs give the declared checksum, else what differs."""
    options, child = MODES[mode]
    command = [sys.executable] if options is None \
        else [pxi] + options + ["--workers", WORKERS]
    name = os.path.basename(path)[:-3]
    orders = "load %s\n" % path + "run %s %s\n" % (name, size) * repeat
    try:
        done = subprocess.run(command + [CHILD, child, WORKERS],
                              input=orders + "quit\n", text=True,
                              capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return "no end after %d s" % TIMEOUT
    replies = done.stdout.splitlines()
    for reply in replies[1:]:
        found = reply.partition(" checksum ")[2]
        if found != expected(path, size):
            return "%r, CHECKSUMS say %r" % (found or reply,
                                             expected(path, size))
    if len(replies) != repeat + 1 or done.returncode:
        return "%d replies, exit status %d: %s" % (
            len(replies), done.returncode, done.stderr.strip()[-600:])
    return None


def self_test(pxi):
    """A wrong checksum, an error and a death must be noticed."""
    bad = {"checksum": "return '2'", "error": "return 1 / 0",
           "death": "import os; os._exit(3)"}
    failed = 0
    for what, body in bad.items():
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "planted.py")
            with open(path, "w", encoding="utf-8") as f:
                f.write("SIZES = {'quick': 1}\nCHECKSUMS = {'quick': '1'}\n"
                        "def tasks(arg):\n    return [1]\n"
                        "def run(task):\n    return task\n"
                        "def checksum(results):\n    %s\n" % body)
            if check(pxi, path, "python3", "quick", 1) is None:
                print("FAIL self-test: '%s' was not noticed" % what)
                failed += 1
    return len(bad) - failed, failed


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pxi", required=True)
    args.add_argument("--filter", default="")
    args.add_argument("--size", default="quick")
    args.add_argument("--repeat", type=int, default=2)
    args.add_argument("--modes", default="python3,serial,contexts,gil")
    args.add_argument("--self-test", action="store_true")
    o = args.parse_args()
    passed = failed = 0
    if o.self_test:
        passed, failed = self_test(o.pxi)
    for name in sorted(os.listdir(FOLDER)):
        if not name.endswith(".py") or o.filter not in name:
            continue
        for mode in o.modes.split(","):
            trouble = check(o.pxi, os.path.join(FOLDER, name), mode, o.size,
                            o.repeat)
            passed += trouble is None
            if trouble is not None:
                failed += 1
                print("FAIL workloads/%s, %s: %s" % (name, mode, trouble))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
