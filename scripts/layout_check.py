"""Checks the shape of the tree: which folder may include which, how long files
and functions are, and words that must not be there.

    layout_check.py [--self-test] [ROOT]

--self-test first plants one violation of each rule in a scratch tree and
counts a rule that does not see it as a failure. Ends with
'N passed, N failed': a passed file has no violation.
"""
import os
import re
import sys
import tempfile

# Folders of interp, lowest first: a folder includes itself and what is before
# it. front (the loader) stands beside: it includes util only, and from objects
# (code objects, tracebacks) upwards all may include it.
ORDER = ["util", "object", "heap", "context", "guard", "objects", "eval",
         "lib", "stdlib"]
FRONT_USERS = {"front", "objects", "eval", "lib", "stdlib", ""}
# Declared low: interfaces that stand in a higher folder because their owner
# does, and that a lower one calls.
DECLARED_LOW = {"context/ctx.h", "context/error.h", "context/vm.h",
                "context/poll.h", "guard/guard.h", "guard/effects.h",
                "guard/pages.h"}
GENERATED = {"opcodes_311.h": {"front"}, "build_stamp.h": {"util"},
             "unicode_table.h": {"objects"}, "pow10_table.h": {"objects"},
             "uniname_table.h": {"objects"}}

FILE_LINES = 600
FUNCTION_LINES = 60
TEST_FUNCTION_LINES = 120
# the loops themselves: of bytecode, of regular expressions
LONG_FUNCTION_FILES = {"interp/eval/eval.c", "interp/stdlib/sre_engine.h"}
SOURCES = (".c", ".h", ".cc", ".py", ".sh", ".def", ".supp")
SKIPPED_DIRS = {".git", "build", "__pycache__", "raw"}

# Spelled in pieces so that this file passes itself.
WORDS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"
                   r"|/wo" r"rk/|/ro" r"ot/|/ho" r"me/")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def sources(root):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in SKIPPED_DIRS)
        for name in sorted(files):
            if name.endswith(SOURCES) or name == "Makefile":
                yield os.path.relpath(os.path.join(folder, name), root)


def folder_of(path):
    """The interp folder of a path below interp ('' for interp itself)."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


def interp_include_allowed(path, target):
    own = folder_of(path)
    if target in GENERATED:
        return own in GENERATED[target]
    if target == "interp.h":
        return own == ""
    parts = target.split("/")
    if len(parts) < 2:
        # beside the including file
        return os.path.exists(os.path.join(os.path.dirname(path), target))
    folder = parts[0]
    if own == "plugin":
        return True
    if folder == "front":
        return own in FRONT_USERS
    if own == "front":
        return folder == "util"
    if folder not in ORDER or (own and own not in ORDER):
        return False
    if target.endswith(".def") and (own == "guard" or path.endswith(
            ".def") or target == "lib/modules.def"):
        return True    # the tables of effects are its concern, wherever
    if target in DECLARED_LOW and own != "util":
        return True
    return own == "" or ORDER.index(folder) <= ORDER.index(own)


def check_includes(path, lines):
    top = path.split("/")[0]
    # a test may use what stands above the code it tests
    is_test = path.endswith("_test.c")
    for number, line in enumerate(lines, 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        target = found[1]
        if target.startswith("valgrind/"):
            continue
        if top == "interp":
            if "/" in target and target.split("/")[0] in (
                    "harness", "race_tests", "interp", "..") or not (
                    is_test or interp_include_allowed(path, target)):
                yield number, "may not include %s" % target
        elif target.startswith("interp/") and target != "interp/interp.h":
            yield number, "may include interp/interp.h only, not " + target


def functions(lines):
    """(first line, length, case labels) of C functions: '{' to '}' in the
    first column, behind a signature."""
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            before = lines[number - 2].rstrip() if number > 1 else ""
            start = number if before.endswith(")") else None
        elif line.startswith("}") and start:
            body = lines[start - 1:number]
            cases = sum(1 for b in body if re.match(r"\s*(case\b|default:)", b))
            yield start, number - start - 1, cases
            start = None


def python_functions(lines):
    start = indent = None
    last = 0
    for number, line in enumerate(lines + ["end"], 1):
        depth = len(line) - len(line.lstrip())
        if line.strip() and start and depth <= indent:
            yield start, last - start, 0
            start = None
        if re.match(r"\s*def ", line) and start is None:
            start, indent = number, depth
        if line.strip():
            last = number


def check_lengths(path, lines):
    if path.endswith(".def") or path == "Makefile":
        return
    if path in LONG_FUNCTION_FILES:
        return
    if len(lines) > FILE_LINES:
        yield 1, "has %d lines, at most %d" % (len(lines), FILE_LINES)
    limit = TEST_FUNCTION_LINES if path.endswith("_test.c") else FUNCTION_LINES
    found = functions(lines) if path.endswith((".c", ".h", ".cc")) else (
        python_functions(lines) if path.endswith(".py") else [])
    for start, length, cases in found:
        if length > limit and cases * 4 < length:  # else: switch over a table
            yield start, "function of %d lines, at most %d" % (length, limit)


def check_words(path, lines):
    for number, line in enumerate(lines, 1):
        found = WORDS.search(line)
        if found:
            yield number, "holds the word " + found[0]


CHECKS = [check_includes, check_lengths, check_words]


def check_tree(root):
    """(files without a violation, violations as 'path:line: text')."""
    clean, violations = 0, []
    old = os.getcwd()
    os.chdir(root)
    try:
        for path in sources("."):
            with open(path, encoding="utf-8", errors="replace") as f:
                lines = f.read().split("\n")[:-1]
            found = ["%s:%d: %s" % (path, number, text) for check in CHECKS
                     for number, text in check(path, lines)]
            violations += found
            clean += not found
    finally:
        os.chdir(old)
    return clean, violations


PLANTS = [
    ("interp/heap/a.c", '#include "eval/eval.h"\n', "may not include"),
    ("interp/front/a.c", '#include "heap/heap.h"\n', "may not include"),
    ("interp/heap/b.c", '#include "front/code.h"\n', "may not include"),
    ("interp/util/a.c", '#include "context/ctx.h"\n', "may not include"),
    ("interp/heap/c.c", '#include "harness/race.h"\n', "may not include"),
    ("interp/heap/d.c", '#include "../harness/race.h"\n', "may not include"),
    ("harness/a.c", '#include "interp/heap/heap.h"\n', "interp.h only"),
    ("harness/b.c", "\n" * 601, "601 lines"),
    ("harness/c.c", "int f(int a,\n      int b)\n{\n" + "    a;\n" * 61
     + "}\n", "function of 61"),
    ("scripts/a.py", "def f():\n" + "    a\n" * 61 + "b\n", "function of 61"),
    ("interp/eval/b.c", "/* FIX" "ME */\n", "word"),
    ("race_tests/a.py", "open('/wo" "rk/x')\n", "word"),
]
CLEAN = [
    ("interp/heap/a.c", '#include "context/ctx.h"\n#include "heap/b.h"\n'),
    ("interp/heap/a_test.c", '#include "eval/eval.h"\n'),
    ("interp/eval/a.c", '#include "front/code.h"\n'),
    ("interp/eval/s.c", "int f(void)\n{\n" + "    case 1:\n        a;\n" * 40
     + "}\n"),
    ("harness/a.c", '#include "interp/interp.h"\nint f(void)\n{\n'
     + "    a;\n" * 60 + "}\n"),
    ("interp/eval/ops.def", "\n" * 700),
]


def plant(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files:
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as f:
                f.write(text)
        return check_tree(root)


def self_test():
    """(passed, failed) of the planted violations."""
    passed = failed = 0
    for path, text, expected in PLANTS:
        _, found = plant([(path, text)])
        if len(found) == 1 and expected in found[0]:
            passed += 1
        else:
            failed += 1
            print("self-test: %s: expected '%s', found %s" % (
                path, expected, found))
    _, found = plant(CLEAN)
    for line in found:
        print("self-test: false alarm: " + line)
    return passed + (not found), failed + bool(found)


def main(argv):
    passed = failed = 0
    if "--self-test" in argv:
        argv.remove("--self-test")
        passed, failed = self_test()
    root = argv[1] if len(argv) > 1 else os.path.dirname(
        os.path.dirname(os.path.abspath(__file__)))
    clean, violations = check_tree(root)
    for line in violations:
        print(line)
    print("%d passed, %d failed" % (passed + clean, failed + len(violations)))
    return 1 if failed or violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
