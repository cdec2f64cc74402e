def truth(x):
    return True if x else False


for value in (0, 1, -1, 0.0, -0.0, 0.1, "", "0", " ", [], [0], (), (0,), {},
              {0: 0}, set(), {0}, None, True, False, b"", b"x", range(0),
              range(1), float("nan"), 10**30, object, len):
    if isinstance(value, set):
        print(len(value), truth(value))
    elif value is object or value is len:
        print("object", truth(value))
    else:
        print(repr(value), truth(value), not value)
x = 3
print("small" if x < 5 else "big", "a" if x > 5 else "b" if x > 2 else "c")
print([("fizz" if i % 3 == 0 else i) for i in range(7)])
if x == 1:
    print("one")
elif x == 2:
    print("two")
elif x == 3:
    print("three")
else:
    print("other")
if not x:
    print("never")
elif x and not (x - 3):
    print("nested")
y = x > 2 and x < 4 or x == 10
print(y, x > 2 and "yes", x > 9 or "no")
if (x > 1 and (x < 3 or x == 3)) or x == 100:
    print("precedence")
