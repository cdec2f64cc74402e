"""A loaded module is read in a context; loading one is refused."""
import parallel
import math


def loaded(i):
    import math as m
    from time import perf_counter
    return m is math and perf_counter() > 0


def unloaded(i):
    import conformance_helper_that_is_not_loaded
    return conformance_helper_that_is_not_loaded


import time
print(parallel.map(loaded, [0]))  # expect: [True]
try:
    parallel.map(unloaded, [0])
except parallel.IsolationError as e:
    print("import it in main" in str(e))  # expect: True
