def attempt(f, *args):
    try:
        print(args, repr(f(*args)))
    except Exception as error:
        print(args, type(error).__name__, error)


for text in ("12", "-3", "+4", " 5\n", "", " ", "1.5", "0x10", "1__0", "_1",
             "1_", "a", "--1", "1 2", "٣", "1e5", "0b1", "00", "-0", "9" * 25):
    attempt(int, text)
for text, base in (("10", 2), ("12", 2), ("ff", 16), ("0xff", 16), ("FF", 16),
                   ("0o7", 8), ("0b11", 0), ("012", 0), ("0", 0), ("z", 36),
                   ("1", 37), ("1", 1), ("1", -2), ("g", 16), ("0b2", 0)):
    attempt(int, text, base)
for text in ("1.5", "-2", ".5", "5.", "1e3", "1E-3", "inf", "-INF", "nan",
             "Infinity", "", ".", "1.5.2", "e5", "1e", "0x10", "1_000.5",
             " 7 ", "abc", "1,5", "--1", "1e400", "infinit", "1e-500"):
    attempt(float, text)
attempt(int, None)
attempt(int, [1])
attempt(int, 5, 10)
attempt(int, b"12")
attempt(int, "5", "10")
attempt(float, None)
attempt(float, [])
attempt(float, b"1.5")
attempt(float, 1, 2)
attempt(bool, "False")
attempt(bool)
attempt(bool, 1, 2)
attempt(str)
attempt(str, None)
attempt(int, "x" * 50)
attempt(float, "x" * 50)
attempt(int, "12\0")
attempt(float, "0.1e1_0")
