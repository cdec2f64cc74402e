"""Two workers beside two processes: what of a workload's scaling is the
machine's, and what ours.

    scaling.py --pxi PATH [--rounds N] [--size full|quick] [--output FILE]
               [NAME...]

Each round runs a workload's tasks on one worker, on two workers of one
process, and on one worker each of two processes at once, which share nothing
but the machine. The share of ideal scaling by the clock is the time on one
worker over twice that on two; of the processes, which do the whole work each,
the time alone over the time together. Beside them the CPU time: what the same
work takes more of it when two run at once (1.00: nothing). Where the processes
lose as much as the workers do, caches, memory or the hypervisor take it.
Medians over the rounds. Writes results/scaling.md when no workload is named,
else a Markdown page on stdout; rows appear on stderr as they are measured.
"""
import argparse
import datetime
import os
import platform
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
    """Of each round by clock workers, processes, by CPU time workers,
    processes: four columns."""
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
    return list(zip(*figures))


AIM = 0.97  # share of ideal
PAGE = """# Two workers beside two processes

Written by `make scaling`; do not edit.

Each round runs a workload's tasks on one worker, on two workers of one process,
and the whole work on one worker each of two processes at once, which share
nothing but the machine. "Share of ideal": the time on one worker over twice that
on two; of the processes, the time alone over the time together. Beside them the
CPU time: what the same work takes of it when two run at once, over one (1.00: no
more). Where the processes lose as much as the workers do, caches, memory or the
hypervisor take it, not the contexts. Medians of %(rounds)d rounds at size %(size)s; in
brackets the middle half of the rounds.

%(machine)s pxi %(build)s. %(date)s.
%(doubt)s
| workload | two workers, share of ideal | two processes, share of ideal | \
two workers, CPU time | two processes, CPU time |
|---|--:|--:|--:|--:|
%(rows)s
%(summary)s"""


def row(name, columns):
    middle = [statistics.median(column) for column in columns]
    cells = ["%.2f" % value for value in middle]
    if len(columns[0]) > 1:
        for i in (0, 1):
            low, _, high = statistics.quantiles(columns[i], n=4,
                                                method="inclusive")
            cells[i] += " [%.2f, %.2f]" % (low, high)
    return "| %s |" % " | ".join([name] + cells), middle


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        names = [line.split(":", 1)[1].strip() for line in f
                 if line.startswith("model name")]
    return "%s, %d CPUs, kernel %s." % (
        names[0] if names else platform.machine(), os.cpu_count(),
        platform.release())


def page(o, rows, load):
    means = [statistics.geometric_mean(column)
             for column in zip(*[middle for _, middle in rows])]
    lines = [line for line, _ in rows]
    summary = ""
    if len(rows) > 1:
        lines.append("| geometric mean | %.2f | %.2f | %.2f | %.2f |"
                     % tuple(means))
        reached = sum(middle[0] >= AIM for _, middle in rows)
        ahead = sum(middle[0] >= middle[1] for _, middle in rows)
        summary = (
            "\nThe aim is a share of ideal of %.2f. %d of %d workloads reach it; "
            "%d scale no\nworse on two workers than on two processes.\n"
            % (AIM, reached, len(rows), ahead))
    build = subprocess.run([o.pxi, "--build-id"], capture_output=True,
                           text=True, check=True).stdout.strip()
    return PAGE % {
        "rounds": o.rounds, "size": o.size, "machine": machine(),
        "build": build, "rows": "\n".join(lines), "summary": summary,
        "date": datetime.datetime.now(datetime.timezone.utc).strftime(
            "%Y-%m-%dT%H:%M:%SZ"),
        "doubt": "" if load < BUSY else "\n**Doubt**: the machine was busy "
        "before it began (load %.2f).\n" % load}


BUSY = 0.5


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pxi", required=True)
    args.add_argument("--rounds", type=int, default=11)
    args.add_argument("--size", default="full")
    args.add_argument("--output", help="a file; default: standard output when "
                      "workloads are named, else results/scaling.md")
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
    load = os.getloadavg()[0]
    rows = []
    for name in names:
        rows.append(row(name, share(name, o, cpus)))
        print(rows[-1][0], file=sys.stderr, flush=True)
    text = page(o, rows, load)
    path = o.output or (None if o.names else
                        os.path.join(ROOT, "results", "scaling.md"))
    if not path:
        print(text, end="")
        return 0
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    print("%d workloads; %s" % (len(rows), os.path.relpath(path)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
