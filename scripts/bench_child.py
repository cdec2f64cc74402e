"""The bench child: runs workloads warm, driven by pxlab through a pipe.

    RUNNER scripts/bench_child.py MODE WORKERS

MODE is serial, map (parallel.map), threads, threads-unpinned, processes or
subinterpreters.
Orders are lines on stdin, each answered by one line on stdout:

    load PATH        ok
    run NAME SIZE    time NANOSECONDS checksum TEXT
    quit             (ends)

or `error TEXT`. The time is the wall clock of main around all tasks of
that size, from the start to the join. setup() and the start of a pool come
before it. The file runs under pxi too, so it keeps to plain features.
"""
import sys
import time


def allowed_cpus():
    import os
    return sorted(os.sched_getaffinity(0))


def pin(number):
    """Pin the calling thread, or process, to the number-th allowed CPU."""
    import os
    if CPUS:
        os.sched_setaffinity(0, {CPUS[number % len(CPUS)]})


CPUS = []


class SerialPool:
    def __init__(self, fn, workers, reload):
        self.fn = fn

    def map(self, items):
        fn = self.fn
        return [fn(item) for item in items]

    def close(self):
        pass


class ContextPool:
    """parallel.map: the contexts of pxi, or its fallback on CPython."""

    def __init__(self, fn, workers, reload):
        import parallel
        self.fn = fn
        self.workers = workers
        self.parallel_map = parallel.map

    def map(self, items):
        return self.parallel_map(self.fn, items, self.workers)

    def close(self):
        pass


def chunk_size(count, workers):
    """Eight chunks a worker: enough to level, few enough to be cheap."""
    return max(1, count // (workers * 8))


class ThreadPool:
    """Pinned threads that wait between the runs; they pull chunks."""

    def __init__(self, fn, workers, reload):
        import queue
        import threading
        self.fn = fn
        self.lock = threading.Lock()
        self.done = queue.SimpleQueue()
        self.orders = []
        self.threads = []
        for number in range(workers):
            order = queue.SimpleQueue()
            self.orders.append(order)
            thread = threading.Thread(target=self.work, daemon=True,
                                      args=(number, order))
            self.threads.append(thread)
            thread.start()

    def work(self, number, order):
        pin(number)
        while True:
            items, out = order.get()
            if items is None:
                return
            try:
                self.work_once(items, out)
                self.done.put(None)
            except BaseException as error:
                self.done.put(error)

    def work_once(self, items, out):
        fn = self.fn
        size = chunk_size(len(items), len(self.orders))
        while True:
            with self.lock:
                low = self.next
                self.next = low + size
            if low >= len(items):
                return
            for i in range(low, min(low + size, len(items))):
                out[i] = fn(items[i])

    def map(self, items):
        out = [None] * len(items)
        self.next = 0
        for order in self.orders:
            order.put((items, out))
        errors = [self.done.get() for _ in self.orders]
        for error in errors:
            if error is not None:
                raise error
        return out

    def close(self):
        for order in self.orders:
            order.put((None, None))
        for thread in self.threads:
            thread.join()


def start_process():
    import multiprocessing
    pin(multiprocessing.current_process()._identity[0] - 1)


class ProcessPool:
    """Forked after load and setup, so the workers inherit its data."""

    def __init__(self, fn, workers, reload):
        import multiprocessing
        context = multiprocessing.get_context("fork")
        self.fn = fn
        self.workers = workers
        self.pool = context.Pool(workers, start_process)

    def map(self, items):
        return self.pool.map(self.fn, items,
                             chunk_size(len(items), self.workers))

    def close(self):
        self.pool.terminate()
        self.pool.join()


INTERPRETER_START = """
import os, sys, pickle
sys.path.insert(0, {folder!r})
import {name}
arg = {name}.SIZES[{size!r}]
if hasattr({name}, "setup"):
    {name}.setup(arg)
"""

INTERPRETER_RUN = """
items = pickle.loads({items!r})
data = memoryview(pickle.dumps([{name}.run(item) for item in items]))
os.write({pipe}, len(data).to_bytes(8, "little"))
while data:
    data = data[os.write({pipe}, data):]
"""


class InterpreterPool:
    """An interpreter with a GIL of its own for each pinned thread.

    Nothing is shared: each interpreter runs setup() itself (not timed),
    gets its items pickled and sends its results pickled through a pipe.
    """

    def __init__(self, fn, workers, reload):
        import os
        self.name, self.folder, self.size = reload
        self.create, self.execute, self.destroy = interpreter_calls()
        self.slots = []
        for number in range(workers):
            reader, writer = os.pipe()
            self.slots.append((self.create(), reader, writer))
        start = INTERPRETER_START.format(
            folder=self.folder, name=self.name, size=self.size)
        self.threads = ThreadPool(self.order, workers, reload)
        self.on_each([start] * workers)

    def order(self, item):
        self.execute(item[0], item[1])

    def on_each(self, sources):
        pairs = [(slot[0], source)
                 for slot, source in zip(self.slots, sources)]
        return self.threads.map(pairs)

    def read_exactly(self, pipe, count):
        import os
        parts = []
        while count:
            part = os.read(pipe, min(count, 1 << 20))
            if not part:
                raise EOFError("an interpreter closed its pipe")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def collect(self, number, results):
        import pickle
        reader = self.slots[number][1]
        size = int.from_bytes(self.read_exactly(reader, 8), "little")
        results[number] = pickle.loads(self.read_exactly(reader, size))

    def map(self, items):
        import pickle
        import threading
        workers = len(self.slots)
        sources = [INTERPRETER_RUN.format(
            items=pickle.dumps(items[i::workers]), name=self.name,
            pipe=self.slots[i][2]) for i in range(workers)]
        parts = [None] * workers
        readers = [threading.Thread(target=self.collect, args=(i, parts),
                                    daemon=True) for i in range(workers)]
        for reader in readers:
            reader.start()
        self.on_each(sources)
        for reader in readers:
            reader.join()
        out = [None] * len(items)
        for i in range(workers):
            out[i::workers] = parts[i]
        return out

    def close(self):
        self.threads.close()
        for identity, _, _ in self.slots:
            self.destroy(identity)


def interpreter_calls():
    """How this Python creates an interpreter and runs a text in it."""
    if sys.version_info < (3, 12):
        raise RuntimeError("interpreters with a GIL each need Python 3.12")
    try:
        import _interpreters as module
        execute = module.exec
        create = module.create
    except ImportError:
        import _xxsubinterpreters as module
        execute = module.run_string

        def create():
            return module.create(isolated=True)

    def checked(identity, source):
        failure = execute(identity, source)
        if failure is not None:
            raise RuntimeError(str(failure))
    return create, checked, module.destroy


POOLS = {"serial": SerialPool, "map": ContextPool, "threads": ThreadPool,
         "threads-unpinned": ThreadPool,
         "processes": ProcessPool, "subinterpreters": InterpreterPool}


class Child:
    def __init__(self, mode, workers):
        self.make_pool = POOLS[mode]
        self.workers = workers
        self.modules = {}
        self.folders = {}
        self.current = None
        self.pool = None
        self.items = None

    def load(self, path):
        folder, _, name = path.rpartition("/")
        if not name.endswith(".py"):
            raise ValueError("not a .py file: " + path)
        name = name[:-3]
        if folder not in sys.path:
            sys.path.insert(0, folder)
        self.modules[name] = __import__(name)
        self.folders[name] = folder
        return "ok"

    def close(self):
        if self.pool is not None:
            self.pool.close()
            self.pool = None

    def prepare(self, name, size):
        """Set-up and a pool for this workload and size; not timed."""
        if self.current == (name, size):
            return
        self.close()
        module = self.modules[name]
        arg = module.SIZES[size]
        if hasattr(module, "setup"):
            module.setup(arg)
        self.items = module.tasks(arg)
        self.pool = self.make_pool(module.run, self.workers,
                                   (name, self.folders[name], size))
        self.current = (name, size)

    def run(self, name, size):
        self.prepare(name, size)
        start = time.perf_counter_ns()
        results = self.pool.map(self.items)
        end = time.perf_counter_ns()
        text = self.modules[name].checksum(results)
        return "time " + str(end - start) + " checksum " + text

    def answer(self, line):
        words = line.split(" ")
        if words[0] == "load":
            return self.load(line[5:])
        if words[0] == "run" and len(words) == 3:
            return self.run(words[1], words[2])
        raise ValueError("unknown order: " + line)


def one_line(error):
    text = type(error).__name__ + ": " + str(error)
    return "error " + text.replace("\n", " | ")


def main():
    global CPUS
    mode = sys.argv[1]
    if mode not in POOLS:
        sys.exit("bench_child.py: unknown mode " + mode + ", one of "
                 + ", ".join(POOLS))
    workers = int(sys.argv[2])
    if mode in ("threads", "processes", "subinterpreters"):
        CPUS = allowed_cpus()
    child = Child(mode, workers)
    while True:
        line = sys.stdin.readline()
        if not line or line.strip() == "quit":
            child.close()
            return
        try:
            reply = child.answer(line.strip())
        except Exception as error:
            reply = one_line(error)
        sys.stdout.write(reply + "\n")
        sys.stdout.flush()


main()
