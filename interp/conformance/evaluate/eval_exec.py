print(eval("1 + 2 * 3"), eval("[x * 2 for x in range(3)]"), eval(" 5 "))
x = 10
print(eval("x + 1"), eval("x + y", {"x": 1, "y": 2}), eval("a", {}, {"a": 7}))
exec("z = x * 2\nprint('inside', z)")
print(z)
space = {}
exec("def f(n):\n    return n * 2\nclass C:\n    v = f(21)", space)
print(space["f"](4), space["C"].v, sorted(k for k in space if k[0] != "_"))
code = compile("a * b", "<text>", "eval")
print(eval(code, {"a": 6, "b": 7}), code.co_filename, code.co_name)
program = compile("total = sum(range(5))", "<text>", "exec")
exec(program)
print(total)


def local():
    v = 5
    return eval("v + 1"), eval("v", {"v": 9})


print(local())
for text in ("1 +", "x = 1", "1/0", "undefined_name", "'a' + 1"):
    try:
        print(eval(text))
    except SyntaxError as error:
        print("SyntaxError", error.msg)
    except Exception as error:
        print(type(error).__name__, error)
try:
    exec("def broken(:\n  pass")
except SyntaxError as error:
    print(error.msg, error.lineno)
print(exec("pass"), eval("lambda q: q + 1")(1))
