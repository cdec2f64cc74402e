# uncaught: one per run chosen by env is costly; check stderr whole here
import sys
class Thing:
    attribute = 1
def suggestions():
    for src in ('Thing().attribut', 'Thing.atribute', 'lenn', 'Think', 'sys.exi', 'import_me', '[].appendd', '"a".uper', 'Thing().zzzzzz'):
        try: eval(src)
        except Exception as e: print(type(e).__name__, e)
suggestions()
def inner(x):
    value = x['missing']['deep']
    return value
def outer():
    return inner({'missing': None}) + (1 +
        2)
def long_line():
    return some_function_name(1, 2, 3)(4) + another.attribute.chain[5].call(keyword=6)
try: long_line()
except NameError as e: pass
e = ValueError('with notes'); e.add_note('n1'); e.add_note('n2\nn3')
try:
    try: outer()
    except TypeError as t: raise e from t
except ValueError:
    try:
        {}['k']
    except KeyError:
        raise RuntimeError('final\nmultiline')
