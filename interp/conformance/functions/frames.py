import sys
def f(a):
    b = a + 1
    fr = None
    fr = sys._getframe()
    print(fr.f_code.co_name, sorted(fr.f_locals), fr.f_lineno > 4, fr.f_globals is globals(), type(fr).__name__)
    print(fr.f_back.f_code.co_name, sys._getframe(1).f_globals['__name__'])
    print(fr.f_builtins['len'] is len, fr.f_trace, fr.f_lasti > 0)
    return fr
def g():
    c = 3
    def h(): return c, sys._getframe(1).f_locals['c']
    print(h())
    return f(2)
fr = g()
while fr: print(fr.f_code.co_name); fr = fr.f_back
try: sys._getframe(100)
except ValueError as e: print(e)
try: sys._getframe('a')
except TypeError as e: print(e)
try:
    f(None)
except TypeError as e:
    tb = e.__traceback__
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_lineno, tb.tb_next.tb_next)
    print(tb.tb_frame.f_globals is globals(), type(tb.tb_frame).__name__, type(tb).__name__)
    print(sys.exception() is e)
print(sys.exception())
class A:
    x = 1
    print(sorted(sys._getframe().f_locals))
def gen():
    x = 1
    yield x
    y = 2
    yield y
k = gen(); 
next(k); print(k.gi_frame.f_locals, k.gi_frame.f_lineno, k.gi_frame.f_code is gen.__code__); next(k); print(k.gi_frame.f_locals, k.gi_frame.f_lineno); list(k); print(k.gi_frame)
def gr():
    yield sorted(me.gi_frame.f_locals), me.gi_running
me = gr(); print(next(me))
