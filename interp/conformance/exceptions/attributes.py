import sys
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
# exceptions attributes
try:
    try: 1/0
    except ZeroDivisionError as z: raise ValueError("v")
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__, e.__traceback__ is not None, e.__traceback__.tb_lineno)
    e2 = e
e2.args = (1, 2); print(e2, repr(e2))
t(lambda: setattr(e2, "args", 3)); t(lambda: setattr(e2, "__cause__", 3)); t(lambda: setattr(e2, "__traceback__", 3)); t(lambda: e2.with_traceback(None) is e2); t(lambda: e2.add_note(3)); t(lambda: e2.__notes__)
e2.add_note("n"); print(e2.__notes__); e2.foo = 1; print(e2.foo)
print(e2.__traceback__)
class A(Exception): pass
t(lambda: A("x", 1)); t(lambda: A()); 
try: raise A
except A as a: print(repr(a), a.args)
try: raise 3
except TypeError as e: print(e)
try: raise int
except TypeError as e: print(e)
try:
    try: raise A("x")
    except B: pass
except NameError as e: print(e, e.name, repr(e.__context__))
try:
    try: raise A("x")
    except 3: pass
except TypeError as e: print(e)
try: raise A("x") from 3
except TypeError as e: print(e)
try: raise A("x") from KeyError
except A as e: print(repr(e.__cause__))
eg = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), KeyError(4)])])
print(eg.split(ValueError)); print(eg.subgroup(KeyError)); print(eg.subgroup(lambda e: isinstance(e, TypeError))); print(eg.split(OSError)); print(eg.exceptions, eg.message)
t(lambda: eg.split(3))
def f():
    try: return 1
    finally: print("fin")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print("f", i)
    else: print("else")
g()
try: {}["k"]
except KeyError as e: print(e, e.args, str(e), repr(e))
try: [][3]
except IndexError as e: print(e)
try: None.foo
except AttributeError as e: print(e, e.name, e.obj)
try: import nonexist_mod
except ImportError as e: print(e, e.name, e.path, type(e).__name__)
try: from sys import nonexist
except ImportError as e: print(e, e.name)
try: int("zz")
except ValueError as e: print(e)
print(OSError(2, "x").errno, type(OSError(2, "x")).__name__, type(OSError(17, "x")).__name__, OSError("a").errno, OSError(1,2,3).filename, OSError(2,"x").args, OSError(2,"x","f").args)
print(isinstance(FileNotFoundError(), OSError), issubclass(ModuleNotFoundError, ImportError), IOError is OSError)
print(BaseException.__mro__, ExceptionGroup.__mro__, KeyError.__bases__)
class Multi(ExceptionGroup):
    def derive(self, excs): return Multi(self.message, excs)
m = Multi("m", [ValueError(1), KeyError(2)]); print(repr(m.split(ValueError)), type(m.subgroup(KeyError)).__name__)
class WithInit(Exception):
    def __init__(self, a, *, b=3): self.a = a; self.b = b
print(repr(WithInit(1, b=2)), WithInit(1).args, WithInit(5).b)
print(str(SyntaxError("m", ("f.py", 3, 4, "txt"))), SyntaxError("m", ("f.py", 3, 4, "txt")).lineno, SyntaxError("x").msg)
print(StopIteration().value, StopIteration(1, 2).value, SystemExit("a", 1).code, UnicodeEncodeError("ascii", "é", 0, 1, "r"))
print(NotImplementedError, RecursionError.__mro__[1], Warning.__name__, DeprecationWarning("x"))
import time
print(type(time.time()), time.perf_counter() <= time.perf_counter())
print(sys.exc_info())
try: 1/0
except: print(sys.exc_info()[0], sys.exc_info()[1])
print(print, len, [].append.__name__, list.append, list.__len__, int.__add__, str.join, dict.fromkeys.__name__)
class Z:
    def m(self): pass
    def __repr__(self): return "Z!"
print(Z().m, Z.m.__qualname__, Z().m.__name__, Z().m.__self__, Z().m == Z().m)
z = Z(); print(z.m == z.m, hash(z.m) == hash(z.m), z.m.__func__ is Z.m)
print(Z.__dict__.keys() >= {"m", "__repr__"}, type(Z.__dict__).__name__, "m" in Z.__dict__, Z.__dict__["m"] is Z.m)
print(property, classmethod(len), super)
print(object.__eq__(1, 1), object.__ne__(1, 2), object().__eq__(3), (1).__eq__(2), (1).__lt__("a"), object.__hash__(5) is not None)
print(isinstance(object.__repr__(3), str), object.__str__([1]), object.__format__(3, ""))
t(lambda: object.__format__(3, "d")); t(lambda: format([], "d")); t(lambda: object.__setattr__(3, "a", 1)); t(lambda: object.__getattribute__(z, "q")); t(lambda: type.__call__(int, "3")); t(lambda: type.mro(int))
t(lambda: int.__new__(int, "5")); t(lambda: int.__new__(bool, 1)); t(lambda: dict.__getitem__({1: 2}, 1)); t(lambda: list.__setitem__([1], 0, 5)); t(lambda: [1].__iadd__([2])); t(lambda: (3).__radd__(4)); t(lambda: "a".__mul__(3)); t(lambda: [].__contains__(3)); t(lambda: iter([1]).__next__()); t(lambda: {}.__hash__)
t(lambda: (5).__class__.__name__); t(lambda: int.__class__); t(lambda: type.__class__); t(lambda: Z.nope); t(lambda: Z.__nope__)
t(lambda: vars(3)); t(lambda: dir(3)[:1]); t(lambda: id(z) == id(z)); t(lambda: callable(z)); t(lambda: hash(1.0) == hash(1)); t(lambda: repr(z)); t(lambda: globals()["t"] is t); t(lambda: locals())
