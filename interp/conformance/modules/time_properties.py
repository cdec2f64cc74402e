import time

a = time.perf_counter_ns()
b = time.perf_counter_ns()
print(isinstance(a, int), b >= a, a > 0)
x = time.perf_counter()
y = time.monotonic()
print(type(x).__name__, type(y).__name__, time.monotonic() >= y)
print(time.time() > 1.6e9, type(time.time()).__name__)
print(isinstance(time.time_ns(), int), time.time_ns() > 10**18)
start = time.perf_counter()
time.sleep(0.01)
elapsed = time.perf_counter() - start
print(0.009 < elapsed < 5)
print(time.monotonic_ns() <= time.monotonic_ns())
print(type(time.process_time()).__name__)
time.sleep(0)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
