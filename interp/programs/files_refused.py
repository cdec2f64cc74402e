# Everything that moves or changes a file of main is refused in a context; what
# only asks is not. A file's position and buffer are C memory outside the heap,
# so no oracle of the race suite can see them: this program stands in for it.
import io
import os

import parallel

SOURCE = os.__file__


def text():
    return open(SOURCE)


def text_out():
    return open(os.devnull, "w")


def reader():
    return open(SOURCE, "rb")


def writer():
    return open(os.devnull, "wb")


def both():
    return open(os.devnull, "r+b")


def pair():
    return io.BufferedRWPair(raw(), raw_out())


def raw():
    return open(SOURCE, "rb", buffering=0)


def raw_out():
    return open(os.devnull, "wb", buffering=0)


READS = "read readline readlines __next__ seek close detach".split()
WRITES = "write flush truncate seek close detach".split()
BINARY = "peek read1 readinto readinto1".split()
RAW = "close seek truncate"
CASES = [
    (text, READS + ["tell", "__init__"]),
    (text_out, WRITES + ["writelines", "reconfigure"]),
    (reader, READS + BINARY + ["truncate", "flush", "__init__"]),
    (writer, WRITES + ["__init__"]),
    (both, READS + BINARY + WRITES + ["__init__"]),
    (pair, ["read", "read1", "readinto", "readinto1", "peek", "readline",
            "readlines", "__next__", "write", "flush", "close"]),
    (raw, (RAW + " read readall readinto __init__").split()),
    (raw_out, (RAW + " write").split()),
]
ARGUMENTS = {
    "seek": (0,), "write": (b"a",), "writelines": (["a"],), "peek": (1,),
    "readinto": (bytearray(2),), "readinto1": (bytearray(2),),
    "truncate": (0,), "__init__": (None,),
}


def call(case):
    file, name = case
    arguments = ARGUMENTS.get(name, ())
    if name.startswith("readinto"):
        arguments = (bytearray(2),)
    if name == "write" and isinstance(file, io.TextIOBase):
        arguments = ("a",)
    try:
        getattr(file, name)(*arguments)
    except parallel.IsolationError:
        return True
    except Exception as error:
        return repr(error)
    return False


def ask(file):
    return file.closed, file.readable(), file.writable(), file.seekable()


kept = []
allowed = []
for make, names in CASES:
    for name in dict.fromkeys(names):
        if not hasattr(make(), name):
            continue
        kept.append(make())
        answer = parallel.map(call, [(kept[-1], name)])[0]
        if answer is not True:
            allowed.append((make.__name__, name, answer))
print("allowed:", allowed)
print("tried:", len(kept) > 60)
print("asked:", parallel.map(ask, [kept[0], kept[20]]))
# expect: allowed: []
# expect: tried: True
# expect: asked: [(False, True, False, True), (False, True, False, True)]
