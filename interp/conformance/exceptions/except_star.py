def t(f):
    try:
        f()
    except BaseException as e:
        show(e)
def show(e, d=0):
    print(' ' * d + type(e).__name__, e, 'ctx', type(e.__context__).__name__, 'cause', type(e.__cause__).__name__)
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, d + 1)
def mk(): return ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3), KeyError(4)])])
def a():
    try: raise mk()
    except* ValueError as e:
        show(e)
    except* (TypeError, KeyError) as e:
        show(e)
    else: print('no')
    finally: print('fin')
def b():
    try: raise mk()
    except* ValueError: print('v')
def c():
    try: raise ValueError('naked')
    except* ValueError as e: print(repr(e))
def d():
    try: raise mk()
    except* ValueError as e: raise
def e():
    try: raise mk()
    except* ValueError as e: raise OSError('new')
    except* KeyError as e: raise OSError('new2') from e
def f():
    try: raise ValueError('n')
    except* TypeError: print('no')
def g():
    try: pass
    except* TypeError: print('no')
    else: print('else')
def h():
    try: raise mk()
    except* ExceptionGroup: pass
def i():
    try: raise mk()
    except* 3: pass
def j():
    try: raise mk()
    except* BaseException as e: print('all', len(e.exceptions)); raise e
def k():
    for n in range(3):
        try:
            try: raise mk()
            except* ValueError: continue_ = 1
        except* (TypeError, KeyError) as r: print(n, r.exceptions)
def l():
    try: raise ExceptionGroup('x', [ValueError(1)])
    except* ValueError as e: raise ExceptionGroup('y', [TypeError(3)])
for fn in (a, b, c, d, e, f, g, h, i, j, k, l):
    print('--', fn.__name__); t(fn)
