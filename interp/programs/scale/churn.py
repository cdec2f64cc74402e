"""A context that allocates much and keeps 1 MB. Arguments: what, bytes in all.

    small   tuples, floats in lists: some 50 bytes each
    text    strings of 1000 characters
    large   lists of 10000 items: blocks of their own
    mixed   dicts, lists, strings and objects that point at each other

At its end it waits for a line, so that its memory can be looked at.
"""
import sys

import parallel

LIVE = 1 << 20


class Pair:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def small(total):
    kept = [None] * (LIVE // 64)
    size = len(kept)
    done = 0
    i = 0
    while done < total:
        for i in range(size):
            kept[i] = (i, done)  # 16 bytes of values and a header
        done += size * 16
    return len(kept)


def text(total):
    kept = [None] * (LIVE // 1000)
    done = 0
    fill = "x" * 996
    while done < total:
        for i in range(len(kept)):
            kept[i] = fill + str(1000 + i)
        done += len(kept) * 1000
    return len(kept[-1])


def large(total):
    kept = [None] * (LIVE // 80000)
    done = 0
    while done < total:
        for i in range(len(kept)):
            kept[i] = [i] * 10000
        done += len(kept) * 80000
    return len(kept[-1])


def mixed(total):
    kept = [None] * (LIVE // 512)
    done = 0
    while done < total:
        for i in range(len(kept)):
            pair = Pair(None, "n%d" % i)
            pair.left = {"pair": pair, "list": [i, pair], i: "s" * (i % 50)}
            kept[i] = pair
        done += len(kept) * 180  # less than it takes
    return kept[-1].left["list"][0]


how = {"small": small, "text": text, "large": large, "mixed": mixed}
result = parallel.map(how[sys.argv[1]], [int(sys.argv[2])])
print("mark", flush=True)
sys.stdin.readline()
print(result)
