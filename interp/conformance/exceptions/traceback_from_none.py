# compare: stderr
class MyErr(Exception):
    pass
class Outer:
    class Inner(Exception): pass
try:
    raise Outer.Inner("a", 2)
except Exception as e:
    e.__notes__ = ["n1", 5]
    raise MyErr from None
