import sys

with open(__file__) as f:
    first = f.readline()
    rest = f.read()
print(repr(first), rest.count("\n") > 3)
with open(__file__, "rb") as f:
    print(f.read(6))
with open(__file__, encoding="utf-8") as f:
    print(sum(1 for line in f), f.closed)
print(f.closed)
try:
    open("/no/such/file")
except FileNotFoundError as error:
    print(error, error.errno, error.filename)
try:
    f.read()
except ValueError as error:
    print(error)
