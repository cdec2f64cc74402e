"""More than 255 constants, names, locals, arguments, elements, jumps."""
names = ["v%d" % i for i in range(300)]
text = "\n".join("%s = %d" % (n, i * 1000) for i, n in enumerate(names))
total = " + ".join(names)
space = {}
exec("def many_locals():\n    " + text.replace("\n", "\n    ")
     + "\n    return " + total, space)
print(space["many_locals"]())
exec(text + "\nresult = " + total, space)
print(space["result"], space["v299"])
exec("def many_arguments(" + ", ".join(names) + "):\n    return "
     + total.replace("v0 +", "v0 -"), space)
print(space["many_arguments"](*range(300)))
exec("got = many_arguments(" + ", ".join(map(str, range(300))) + ")", space)
exec("named = many_arguments("
     + ", ".join("%s=%d" % (n, i) for i, n in enumerate(names)) + ")", space)
print(space["got"], space["named"])
exec("a = [" + ", ".join(map(str, range(1000))) + "]\nb = {"
     + ", ".join("%d: %d" % (i, i * i) for i in range(1000)) + "}\nc = {"
     + ", ".join(map(str, range(500))) + "}\nd = ("
     + ", ".join("v%d" % (i % 300) for i in range(600)) + ")", space)
print(sum(space["a"]), sum(space["b"].values()), len(space["c"]),
      sum(space["d"]))
body = "".join("        if n == %d:\n            n += %d\n" % (i, i % 3)
               for i in range(400))
exec("def long_jumps(n):\n    for _ in range(3):\n" + body
     + "    else:\n        n = -n\n    return n", space)
print([space["long_jumps"](n) for n in (0, 5, 250, 399, 1000)])
exec("def closures():\n    " + text.replace("\n", "\n    ")
     + "\n    def inner():\n        return " + total + "\n    return inner",
     space)
print(space["closures"]()())
exec("e = " + "(" * 60 + "1" + " + 1)" * 60, space)
exec("f = " + "[" * 60 + "7" + "]" * 60, space)
print(space["e"], str(space["f"])[:70])
exec("def g(x):\n    return " + " or ".join("x == %d" % i for i in range(300)),
     space)
print(space["g"](299), space["g"](300))
exec("def attributes(o):\n    " + "\n    ".join(
    "o.%s = %d" % (n, i) for i, n in enumerate(names))
    + "\n    return " + " + ".join("o." + n for n in names), space)


class O:
    pass


o = O()
print(space["attributes"](o), len(o.__dict__), o.v150)
print("{}".format("-".join("%s" for _ in range(300)) % tuple(range(300)))[-20:])
