"""Two workers beside two processes: what of a workload's scaling is the
machine's, and what ours.

    scaling.py --pxi PATH [--rounds N] [--size full|quick] [NAME...]

Each round runs a workload's tasks on one worker, on two workers of one
process, and on one worker each of two processes at once, which share nothing
but the machine. The share of ideal scaling by the clock is the time on one
worker over twice that on two; of the processes, which do the whole work each,
the time alone over the time together. Beside them the CPU time: what the same
work takes more of it when two run at once (1.00: nothing). Where the processes
lose as much as the workers do, caches, memory or the hypervisor take it.
Medians over the rounds. A Markdown table on stdout.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHILD = os.path.join(ROOT, "scripts", "bench_child.py")
# Not among them: what is made to be uneven or does nothing.
UNFIT = ("emptytasks", "tinytasks", "straggler", "bigresult")


class Child:
    """A warm pxi that runs workloads by --mode=contexts."""

    def __init__(self, pxi, workers, cpus):
        self.workers = workers
        self.process = subprocess.Popen(
            [pxi, "--workers", str(workers), CHILD, "map", str(workers)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, cpus))
        # the CPU clock of another process, as clock_getcpuclockid gives it
        self.clock = ~self.process.pid << 3 | 2

    def order(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def answer(self):
        words = self.process.stdout.readline().split(None, 3)
        if not words or words[0] not in ("ok", "time"):
            raise SystemExit("the child answers: " + " ".join(words))
        return int(words[1]) if len(words) > 1 else 0

    def cpu(self):
        return time.clock_gettime(self.clock)

    def close(self):
        self.order("quit")
        self.process.wait()


def measure(children, line):
    """Runs the order in all of them at once: (clock, CPU) seconds of the
    slowest and of all."""
    before = [child.cpu() for child in children]
    for child in children:
        child.order(line)
    clock = max(child.answer() for child in children) / 1e9
    return clock, sum(child.cpu() - b for child, b in zip(children, before))


def share(name, o, cpus):
    """(by clock workers, processes, by CPU time workers, processes)"""
    one = [Child(o.pxi, 1, cpus[:1])]
    two = [Child(o.pxi, 2, cpus[:2])]
    apart = [Child(o.pxi, 1, {cpu}) for cpu in cpus[:2]]
    line = "run %s %s" % (name, o.size)
    for child in one + two + apart:
        child.order("load " + os.path.join(ROOT, "workloads", name + ".py"))
        child.answer()
        child.order(line)  # warm
        child.answer()
    figures = []
    for number in range(o.rounds):
        runs = [one, two, apart]
        if number % 2:
            runs.reverse()
        got = {id(run): measure(run, line) for run in runs}
        (c1, p1), (c2, p2), (c3, p3) = [got[id(run)]
                                        for run in (one, two, apart)]
        figures.append((c1 / c2 / 2, c1 / c3, p2 / p1, p3 / p1 / 2))
    for child in one + two + apart:
        child.close()
    return [statistics.median(column) for column in zip(*figures)]


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pxi", required=True)
    args.add_argument("--rounds", type=int, default=5)
    args.add_argument("--size", default="full")
    args.add_argument("names", nargs="*")
    o = args.parse_args()
    cpus = sorted(os.sched_getaffinity(0))
    if len(cpus) < 2:
        print("scaling.py: needs two CPUs; %d allowed" % len(cpus),
              file=sys.stderr)
        return 3
    names = o.names or [
        name[:-3] for name in sorted(os.listdir(os.path.join(
            ROOT, "workloads")))
        if name.endswith(".py") and name[:-3] not in UNFIT]
    print("| workload | two workers, share of ideal | two processes | "
          "CPU time, two workers over one | two processes over one |")
    print("|---|--:|--:|--:|--:|")
    columns = []
    for name in names:
        figures = share(name, o, cpus)
        columns.append(figures)
        print("| %s | %.2f | %.2f | %.2f | %.2f |" % (name, *figures),
              flush=True)
    if len(columns) > 1:
        print("| geometric mean | %.2f | %.2f | %.2f | %.2f |" % tuple(
            statistics.geometric_mean(column) for column in zip(*columns)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
