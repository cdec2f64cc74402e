import sys

print()
print("a", "b", sep="-")
print("a", "b", sep="", end="!\n")
print(1, None, True, 2.5, [1], sep=", ")
print("no newline", end="")
print(" joined")
print("x", end=None)
print("a", "b", sep=None)
print(*[1, 2, 3], sep="\n")
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
print(sys.stdout.write("four") == 4)
print("flushed", flush=True)
print("tab\there", "quote's", "\\", "é")
print(b"bytes", ("t",), {"k": "v"})
try:
    print("x", sep=5)
except TypeError as error:
    print(error)
try:
    print("x", bad=5)
except TypeError as error:
    print(error)
print("a\n\nb\n", end="")
