def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: "abc".index("z"))
attempt(lambda: "abc".rindex("z"))
attempt(lambda: "a".join([1, 2]))
attempt(lambda: "a".join(["x", None]))
attempt(lambda: "a".join(5))
attempt(lambda: "abc".split(""))
attempt(lambda: "abc".split(5))
attempt(lambda: "abc".replace("a"))
attempt(lambda: "abc".replace("a", 1))
attempt(lambda: "abc".startswith(5))
attempt(lambda: "abc".startswith(["a"]))
attempt(lambda: "abc".find(5))
attempt(lambda: "abc".upper(1))
attempt(lambda: "abc".center())
attempt(lambda: "abc".center("x"))
attempt(lambda: "abc".center(5, "xx"))
attempt(lambda: "abc".partition(""))
attempt(lambda: "abc".strip(5))
attempt(lambda: str(b"abc", "nope"))
attempt(lambda: "abc".encode("nope"))
attempt(lambda: "{}".format())
attempt(lambda: "{a}".format())
attempt(lambda: "{0} {}".format(1, 2))
attempt(lambda: "{".format())
attempt(lambda: "}".format())
attempt(lambda: "{!x}".format(1))
attempt(lambda: "%d" % "a")
attempt(lambda: "%s %s" % (1,))
attempt(lambda: "%s" % (1, 2))
attempt(lambda: "%z" % 1)
attempt(lambda: "%" % 1)
attempt(lambda: "%(a)s" % 5)
attempt(lambda: "%(a)s" % {})
attempt(lambda: "%c" % "ab")
attempt(lambda: "%c" % -1)
attempt(lambda: "abc" % 1)
attempt(lambda: format(1, "zz"))
attempt(lambda: format("x", "d"))
attempt(lambda: format(1.5, "d"))
attempt(lambda: format("x", "+"))
attempt(lambda: format("x", "="))
attempt(lambda: format(5, "c,"))
attempt(lambda: "abc".nope)
attempt(lambda: "abc".zfill("x"))
attempt(lambda: "abc".encode(5))
attempt(lambda: str(1, 2))
attempt(lambda: ord(""))
attempt(lambda: ord(5))
attempt(lambda: chr(0x110000))
attempt(lambda: chr("a"))
s = "abc"
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
try:
    s.x = 1
except AttributeError as error:
    print(error)
