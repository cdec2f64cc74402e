"""Contexts that are all submitted before the first runs, and whose results all
stay alive. Arguments: contexts, items in a result.
"""
import sys

import parallel


def work(n, size):
    return {"n": n, "rows": [(i, "row%d" % i, i * 0.5) for i in range(size)]}


count = int(sys.argv[1])
size = int(sys.argv[2])
for n in range(count):
    parallel.submit_work(work, (n, size))
print("mark", flush=True)
sys.stdin.readline()
results = parallel.run()
print("mark", flush=True)
sys.stdin.readline()
print(len(results), sum([len(r["rows"]) for r in results]),
      results[-1]["rows"][-1])
