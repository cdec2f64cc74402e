"""Nanoseconds an empty task takes in bulk, by the clock and of CPU time: the
best of several maps. Arguments: tasks, repetitions.
"""
import sys
import time

import parallel


def work(n):
    return n


items = list(range(int(sys.argv[1])))
best = best_cpu = 1 << 60
for _ in range(int(sys.argv[2])):
    cpu = time.process_time_ns()
    start = time.perf_counter_ns()
    parallel.map(work, items)
    best = min(best, time.perf_counter_ns() - start)
    best_cpu = min(best_cpu, time.process_time_ns() - cpu)
print(best // len(items), best_cpu // len(items))
