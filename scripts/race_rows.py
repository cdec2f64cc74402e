"""Is every row that mutates something named by a race scenario?

Reads the effect columns of the interpreter's tables and the `expect:` lines of
race_tests/scenarios. A row without a scenario fails, unless EXEMPT says why it
has none. Ends with 'N passed, N failed'.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# operation -> why no scenario can name it
EXEMPT = {
    "coroutine.send": "main cannot hold a started coroutine without a loop",
    "coroutine.throw": "main cannot hold a started coroutine without a loop",
    "coroutine.close": "main cannot hold a started coroutine without a loop",
    "TextIOWrapper.read": "the standard streams are static, not main's",
    "TextIOWrapper.readline": "the standard streams are static, not main's",
    "TextIOWrapper.readlines": "the standard streams are static, not main's",
    "property.__set_name__": "runs while the class is made, in main",
    "_IOBase.seek": "raises UnsupportedOperation, changes nothing",
    "_IOBase.tell": "raises UnsupportedOperation, changes nothing",
    "_IOBase.truncate": "raises UnsupportedOperation, changes nothing",
    "_io._IOBase.__next__": "calls readline(), which is checked itself",
    "_io._RawIOBase.__next__": "calls readline(), which is checked itself",
    "_io._BufferedIOBase.__next__": "calls readline(), which is checked",
    "_io._TextIOBase.__next__": "calls readline(), which is checked itself",
}
# A file's position and buffer are C memory, not heap: no oracle sees a control.
# interp/programs/files_refused.py checks the refusals instead.
FILES = re.compile(r"(_io\.)?(Buffered(Reader|Writer|Random|RWPair)|FileIO|"
                   r"TextIOWrapper)\.")


def rows(name, macro):
    """The argument lists of the macro's uses in a table."""
    path = os.path.join(ROOT, "interp", name)
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    for included in re.findall(r'^#include "(.*)"$', text, flags=re.M):
        yield from rows(included, macro)
    for found in re.finditer(r"\b%s\(((?:[^()\"]|\"[^\"]*\")*)\)" % macro,
                             text):
        yield [part.strip() for part in found.group(1).split(",")]


def operations():
    """Names of the operations that the tables say may be refused."""
    kinds = {row[0]: (row[1].strip('"'), row[3])
             for row in rows("object/kinds.def", "KIND")}
    kinds.update((row[0], (row[1].strip('"'), row[3]))
                 for row in rows("object/derived.def", "DERIVED"))
    for kind, name, _, _, effects, *_ in rows("objects/methods.def",
                                              "METHOD"):
        if "MUTATES" in effects:
            yield "%s.%s" % (kinds[kind][0].rpartition(".")[2], name)
    for module, name, _, _, effects, *_ in rows("lib/functions.def",
                                                "FUNCTION"):
        if "ARG" in effects:
            yield name if module == "builtins" else module + "." + name
    for name, flags in kinds.values():
        if "ITER" in flags:
            yield name + ".__next__"


def named():
    """Operations that a violation scenario expects to be refused."""
    for path in glob.glob(os.path.join(ROOT, "race_tests", "scenarios",
                                       "*.py")):
        with open(path, encoding="utf-8") as file:
            found = re.search(r"^# expect: violation \S+ (.*)$", file.read(),
                              re.M)
        if found:
            yield found.group(1)


def main():
    wanted, have = sorted(set(operations())), set(named())
    failed = 0
    for operation in wanted:
        if not (operation in have or operation in EXEMPT or
                FILES.match(operation)):
            failed += 1
            print("FAIL %s mutates, and no race scenario names it" % operation)
    for operation in sorted(set(EXEMPT) & have):
        failed += 1
        print("FAIL %s is exempt, yet a scenario names it" % operation)
    print("%d passed, %d failed" % (len(wanted) - failed, failed))
    return 1 if failed or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
