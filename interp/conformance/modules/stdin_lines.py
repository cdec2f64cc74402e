# stdin: 12 plus 30
import sys

line = sys.stdin.readline()
print(repr(line), sum(int(w) for w in line.split() if w.isdigit()))
print(repr(sys.stdin.readline()))
