for cls, base in [
        (Exception, BaseException), (ArithmeticError, Exception),
        (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError),
        (LookupError, Exception), (IndexError, LookupError),
        (KeyError, LookupError), (NameError, Exception),
        (UnboundLocalError, NameError), (AttributeError, Exception),
        (TypeError, Exception), (ValueError, Exception),
        (UnicodeError, ValueError), (UnicodeDecodeError, UnicodeError),
        (UnicodeEncodeError, UnicodeError), (RuntimeError, Exception),
        (RecursionError, RuntimeError), (NotImplementedError, RuntimeError),
        (StopIteration, Exception), (AssertionError, Exception),
        (ImportError, Exception), (ModuleNotFoundError, ImportError),
        (OSError, Exception), (FileNotFoundError, OSError),
        (MemoryError, Exception), (SystemExit, BaseException),
        (KeyboardInterrupt, BaseException), (GeneratorExit, BaseException),
        (EOFError, Exception), (SyntaxError, Exception)]:
    print(cls.__name__, cls.__base__.__name__, issubclass(cls, base))
print(issubclass(SystemExit, Exception), IOError is OSError)
e = ValueError("a", 2)
print(e.args, str(e), repr(e))
print(str(ValueError()), repr(ValueError()), str(ValueError(None)))
print(str(KeyError("quoted")), str(KeyError(1)), str(KeyError("a", "b")))
print(str(OSError(2, "No such thing")), OSError(2, "x").errno)
print(StopIteration(5).value, SystemExit(3).code, SystemExit().code)
print(ValueError("x") == ValueError("x"))
e.args = (1, 2, 3)
print(e, e.args)
try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args)
try:
    raise ValueError("a") from None
except ValueError as error:
    print(error.__cause__, error.__suppress_context__)
print(isinstance(e, Exception), isinstance(e, (KeyError, ValueError)))
