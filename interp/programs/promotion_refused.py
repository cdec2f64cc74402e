"""What may not cross is a TypeError that names the path; main is unchanged."""
import parallel
import sys


class Box:
    pass


def in_list(i):
    return [1, {"a": ((k for k in "x"), 2)}]


def in_attribute(i):
    b = Box()
    b.gen = (k for k in "x")
    return [b]


def stream(i):
    return sys.stdout


for fn in in_list, in_attribute:
    try:
        parallel.map(fn, [0])
    except TypeError as e:
        print(str(e).split(" out of")[0])
# expect: cannot promote result[1]['a'][0]
# expect: cannot promote result[0].gen
print(parallel.map(stream, [0])[0] is sys.stdout)  # expect: True
try:
    parallel.map(lambda i: 1 // i, [0])
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
