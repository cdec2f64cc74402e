"""Counts the files that clang-format would change.

    format_check.py CLANG_FORMAT FILE ...

Prints each such file with its first place; `make format` mends them. Ends
with 'N passed, N failed'.
"""
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor


def first_complaint(arguments):
    """'' or 'file:line:column: ...' of one file."""
    program, path = arguments
    done = subprocess.run([program, "--dry-run", "-Werror", path],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace")
    if done.returncode == 0:
        return ""
    return (done.stdout.splitlines() or [path + ": clang-format fails"])[0]


def main(argv):
    if len(argv) < 3:
        sys.exit("usage: format_check.py CLANG_FORMAT FILE ...")
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(first_complaint,
                              [(argv[1], path) for path in argv[2:]]))
    bad = [line for line in found if line]
    if bad:
        print("\n".join(bad) + "\nmend: make format")
    print("%d passed, %d failed" % (len(found) - len(bad), len(bad)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
