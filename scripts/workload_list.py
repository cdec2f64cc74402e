"""Print what the workload files declare, as JSON, for pxlab.

    python3 scripts/workload_list.py FOLDER [--check SIZE ...]

--check runs these sizes instead and fails when a checksum differs.
"""
import json
import os
import sys


def describe(name):
    module = __import__(name)
    sizes = {}
    for size, arg in module.SIZES.items():
        sizes[size] = {"checksum": module.CHECKSUMS[size],
                       "tasks": len(module.tasks(arg))}
    return {"name": name, "sizes": sizes,
            "core": getattr(module, "CORE", False),
            "title": module.__doc__.strip().split("\n")[0]}


def wrong_checksums(name, sizes):
    module = __import__(name)
    wrong = []
    for size in sizes:
        arg = module.SIZES[size]
        if hasattr(module, "setup"):
            module.setup(arg)
        results = [module.run(task) for task in module.tasks(arg)]
        found = module.checksum(results)
        if found != module.CHECKSUMS[size]:
            wrong.append("workloads/%s.py: %s gives %r, its CHECKSUMS say %r"
                         % (name, size, found, module.CHECKSUMS[size]))
    return wrong


def main():
    folder = sys.argv[1]
    sys.path.insert(0, folder)
    names = sorted(entry[:-3] for entry in os.listdir(folder)
                   if entry.endswith(".py"))
    if sys.argv[2:3] == ["--check"]:
        sizes = sys.argv[3:]
        wrong = [text for name in names
                 for text in wrong_checksums(name, sizes)]
        print("\n".join(wrong) or "%d workloads: all checksums hold"
              % len(names))
        sys.exit(1 if wrong else 0)
    json.dump([describe(name) for name in names], sys.stdout)
    print()


main()
