# compare: stderr
def f(x):
    raise ExceptionGroup("eg", [ValueError(1), TypeError("two"), ExceptionGroup("in", [KeyError("k"), OSError(2, "No", "f")])])
try:
    f(1)
except ExceptionGroup as e:
    e.add_note("note one\nnote two")
    raise RuntimeError("outer") from e
