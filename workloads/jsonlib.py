"""JSON by the standard library's pure Python code, regular expressions below.

One task writes and parses documents with an encoder and a decoder of its
own: the module's are main's and keep a memo. The C accelerator is left out
of both interpreters, so both run the same lines.
"""
import sys

sys.modules.setdefault("_json", None)  # an ImportError: the pure code

import json

# (tasks, documents a task)
SIZES = {"quick": (8, 1), "full": (64, 3)}
CHECKSUMS = {"quick": "34838 4056155", "full": "842922 29075469"}


def tasks(arg):
    count, documents = arg
    return [(number, documents) for number in range(count)]


def make(number):
    rows = []
    for i in range(12):
        rows.append({"id": number * 31 + i, "name": "row \"%d\"\n" % i,
                     "place": [i * 0.5, -i, {"deep": [None, True, i % 2 == 0]}],
                     "text": "caf\u00e9 " * (i % 4)})
    return {"number": number, "rows": rows, "empty": [{}, [], ""]}


def run(task):
    number, documents = task
    plain = json.JSONEncoder()
    neat = json.JSONEncoder(indent=2, sort_keys=True, ensure_ascii=False)
    decoder = json.JSONDecoder()
    size = 0
    state = 0
    for i in range(documents):
        document = make(number * documents + i)
        text = plain.encode(document)
        pretty = neat.encode(document)
        if decoder.decode(text) != document \
                or decoder.decode(pretty) != document:
            raise AssertionError("document %d changed" % number)
        size += len(text) + len(pretty)
        for c in text[::11]:
            state = (state * 31 + ord(c)) % 1000003
    return size, state


def checksum(results):
    return "%d %d" % (sum([size for size, _ in results]),
                      sum([state for _, state in results]))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
