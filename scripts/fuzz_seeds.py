"""Writes the fuzzer's first corpus: marshalled code objects.

    fuzz_seeds.py FOLDER

Each conformance program and a few small modules of the standard library give
one file: what the loader gets from the compile child.
"""
import glob
import hashlib
import marshal
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LARGEST = 12000


def sources():
    yield from sorted(glob.glob(ROOT + "/interp/conformance/*/*.py"))
    yield from sorted(glob.glob(os.path.dirname(os.__file__) + "/*.py"),
                      key=os.path.getsize)[:60]


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    written = 0
    for path in sources():
        with open(path, "rb") as file:
            source = file.read()
        try:
            code = compile(source, "fuzz.py", "exec", dont_inherit=True)
        except SyntaxError:
            continue    # a program about syntax errors
        data = marshal.dumps(code)
        if len(data) > LARGEST:
            continue
        name = hashlib.sha256(data).hexdigest()[:16]
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
        written += 1
    print("%d seeds in %s" % (written, folder))


if __name__ == "__main__":
    main()
