"""A context's output is its own, written whole, in item order."""
# modes: serial
import parallel
import sys


def talk(i):
    print("item", i, end=":")
    sys.stdout.write(" " * (i > 0) + "a" * i + "\n")


print("before")
parallel.map(talk, range(4))
print("after")
# expect: before
# expect: item 0:
# expect: item 1: a
# expect: item 2: aa
# expect: item 3: aaa
# expect: after
