for i in range(3):
    print(i)
else:
    print("for else")
for i in range(5):
    if i == 2:
        break
else:
    print("never")
print(i)
for i in []:
    pass
else:
    print("empty else", i)
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("n", n)
else:
    print("while else", n)
while True:
    n -= 1
    if not n:
        break
else:
    print("never")
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xyz")]:
    print(a, b, c)
for x in range(2):
    for y in range(3):
        if y == 1:
            break
        print(x, y)
    else:
        print("no break")
for i in range(3):
    i = 10
    print(i, end=" ")
print()
box = [0]
for box[0] in range(4):
    pass
print(box)
total = 0
for row in [[1, 2], [3], []]:
    for x in row:
        total += x
print(total)
result = [i for i in range(10) if i % 2 if i > 4]
print(result)
