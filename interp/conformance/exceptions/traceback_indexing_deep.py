# compare: stderr
import math
some_global = 1
try:
    print(some_globl)
except NameError as e:
    err = e
def deep(n):
    if n: return deep(n - 1)
    return [1, 2][n + 5] + some_global
try:
    deep(8)
except IndexError as e:
    x = e
raise KeyError("k") from x
