"""An uncaught error shows main's frames and the context's."""
# exit: 1
# stderr: Traceback (most recent call last):
# stderr: in <module>
# stderr: parallel.map(outer, [3])
# stderr: in inner
# stderr: return 1 / (n - 3)
# stderr: ZeroDivisionError: division by zero
import parallel


def inner(n):
    return 1 / (n - 3)


def outer(n):
    return inner(n) + 1


parallel.map(outer, [3])
