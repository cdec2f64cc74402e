# compare: stderr
try:
    eval("1 +* 2")
except SyntaxError as e:
    print(e, e.args, e.lineno, e.offset, e.text)
class E(Exception):
    def __str__(self): raise ValueError("no")
raise E()
