# compare: stderr
class Outer:
    class Inner(Exception): pass
e = Outer.Inner("a", 2)
e.add_note("n")
x = ExceptionGroup("many", [ValueError(i) for i in range(20)])
try: raise e
except Exception as q:
    raise x
