# compare: stderr
class Outer:
    class Inner(Exception):
        pass


class Quiet(Exception):
    def __str__(self):
        return ""


try:
    raise Quiet
except Quiet:
    raise Outer.Inner("line one\nline two")
