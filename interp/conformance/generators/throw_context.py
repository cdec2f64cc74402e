"""What __context__ an exception has that is thrown into a generator."""
import sys
def g(x=None):
    try: yield
    finally:
        print(repr(sys.exc_info()[1]))
        if x: raise x
def h():
    try: yield
    except ValueError as e:
        print(repr(sys.exc_info()[1]), e.__context__)
        yield
        print(repr(sys.exc_info()[1]))
try: raise KeyError(1)
except KeyError:
    i=g(); next(i)
    try: i.throw(ValueError(2))
    except ValueError as e: print(repr(e), repr(e.__context__))
    i=g(IndexError(3)); next(i)
    try: i.throw(ValueError(2))
    except IndexError as e: print(repr(e), repr(e.__context__),repr(e.__context__.__context__))
    i=h(); next(i); i.throw(ValueError(5)); print(repr(sys.exc_info()[1]))
    try: next(i)
    except StopIteration as e: print(repr(e.__context__))
e2=ValueError('e2'); e2.__context__=TypeError('t'); e3=IndexError('e3')
try: raise KeyError('e1')
except KeyError:
    i=g(e3); next(i)
    try: i.throw(ValueError,e2,e2.__traceback__)
    except BaseException as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
k=KeyError('e1'); e2=ValueError('e2'); e2.__context__=k; e3=IndexError('e3')
try: raise k
except KeyError:
    i=g(e3); next(i)
    try: i.throw(ValueError,e2,e2.__traceback__)
    except BaseException as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
    i=g(e3); next(i)
    try: i.throw(e2)
    except BaseException as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
