if (n := len("abc")) > 2:
    print(n)
print([y for x in range(5) if (y := x * x) > 3], y)
while (line := "ab"[:n]) and n:
    n -= 1
    print(line, n)
print((a := 1, b := 2), a, b)


def f():
    if any((found := x) > 3 for x in [1, 2, 5, 7]):
        return found


print(f())
total = 0
print([total := total + i for i in range(5)], total)
print(f"{(z := 5)} {z:=5}")
print({(k := "key"): (v := k + "!")}, v)
data = [1, 2, 3]
print([(last := d) for d in data][0], last)
x = 5
print(x + (x := 1), x * (x := 3), x)
print((lambda: (q := 4) + q)())
