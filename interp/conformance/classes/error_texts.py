# errors and texts
def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
class A: pass
class P:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"P({self.x})"
t(lambda: A(1)); t(lambda: A(x=1)); t(lambda: object(1)); t(lambda: P()); t(lambda: P(1,2))
t(lambda: [].append()); t(lambda: [].append(1,2)); t(lambda: [].insert(1)); t(lambda: {}.get()); t(lambda: [].sort(1))
t(lambda: "a".split(1,2,3)); t(lambda: len()); t(lambda: len(1)); t(lambda: len([],1)); t(lambda: [].append(x=1)); t(lambda: print(foo=1))
t(lambda: list.append(1,2)); t(lambda: list.append()); t(lambda: str.upper(3)); t(lambda: int.__add__(1,2)); t(lambda: int.__add__("a",2)); t(lambda: [].__len__(1))
t(lambda: 1+"a"); t(lambda: "a"+1); t(lambda: [1]+(1,)); t(lambda: [1]*"a"); t(lambda: 1<"a"); t(lambda: {}<{}); t(lambda: -"a"); t(lambda: ~1.5); t(lambda: 2**"a"); t(lambda: pow(2,"a",3)); t(lambda: b"a"+"b"); t(lambda: 1 @ 2)
one = 1
t(lambda: one()); t(lambda: one[0]); t(lambda: int[0]); t(lambda: {}[[]]); t(lambda: hash([])); t(lambda: hash({}));t(lambda: None.x); t(lambda: A.x); t(lambda: A().x); t(lambda: (1).x)
def sa(o,n,v): setattr(o,n,v)
t(sa, 1, "x", 2); t(sa, [], "append", 2); t(sa, object(), "x", 1); t(sa, int, "x", 1); t(sa, A, 1, 2); t(getattr, A, 1)
t(lambda: iter(1)); t(lambda: next(1)); t(lambda: 1 in 2); t(lambda: next(iter([]))); t(lambda: next(iter([]), 5))
t(isinstance, 1, 2); t(isinstance, 1, (int, 3)); t(isinstance, "a", (int, 3)); t(issubclass, 1, int); t(issubclass, int, 1)
t(lambda: type("X", (int,), {})); t(lambda: type("X", (bool,), {})); t(lambda: type("X", (int, str), {})); t(lambda: type(1,2)); t(lambda: type("X", (A, A), {}))
t(lambda: type("X", (object, A), {})); t(lambda: type(1, (), {})); t(lambda: type("X", [], {})); t(lambda: type("X", (3,), {}))
t(lambda: super().x); t(lambda: super(A, 3)); t(lambda: super(3))
t(lambda: object.__new__(int)); t(lambda: object.__new__(3)); t(lambda: int.__new__(A)); t(lambda: object.__new__()); t(lambda: type(None)()); 
t(lambda: list[int]); t(lambda: dict[str, int]); t(lambda: list[int]([1])); t(lambda: tuple[int, ...])
t(lambda: ValueError(1, x=2)); t(lambda: OSError(2, "No such", "f")); t(lambda: str(OSError(2, "No such", "f"))); t(lambda: KeyError("a")); t(lambda: str(KeyError("a"))); t(lambda: ImportError("x", name="n").name); t(lambda: ImportError("x", foo=1))
t(lambda: StopIteration(3).value); t(lambda: SystemExit(3).code); t(lambda: SystemExit().code); t(lambda: UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")); t(lambda: str(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")))
t(lambda: ExceptionGroup("a", [])); t(lambda: ExceptionGroup("a", [1])); t(lambda: ExceptionGroup("a")); t(lambda: ExceptionGroup("a", [ValueError(1)])); t(lambda: str(ExceptionGroup("a", [ValueError(1)]))); t(lambda: BaseExceptionGroup("a", [ValueError(1)])); t(lambda: ExceptionGroup("a", [KeyboardInterrupt()]))
t(lambda: BaseExceptionGroup("a", [KeyboardInterrupt()]))
