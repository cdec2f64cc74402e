"""The module `parallel` for stock CPython: pxi's interface, on threads.

A script written for pxi's contexts runs here too, without isolation: the
work runs on threads, or, with PARALLEL_BACKEND=processes, in forked
processes. PARALLEL_WORKERS sets how many. Nothing refuses a write to an
object of main: on threads it happens, in a process it is lost.
"""
import os
import queue
import threading

__all__ = ["map", "submit_work", "run", "run_once", "call_from_main_thread",
           "call_from_main_thread_and_wait", "protect", "unprotect",
           "protected", "read_lock", "try_read_lock", "read_unlock",
           "write_lock", "try_write_lock", "write_unlock",
           "is_parallel_thread", "active_contexts", "stats",
           "IsolationError", "UnprotectedError", "AssignmentError",
           "ProtectionError"]


class IsolationError(RuntimeError):
    """A context touched what it does not own. pxi raises it, not we."""
    operation = None
    kind = None
    filename = None
    lineno = None
    owner = None


class UnprotectedError(IsolationError):
    pass


class AssignmentError(IsolationError):
    pass


class ProtectionError(IsolationError):
    pass


_here = threading.local()
_pending = []
_protected = {}
_main_calls = None
_counts = {"phases": 0, "contexts": 0, "errors": 0}
_active = 0
_calls = []


def is_parallel_thread():
    """True inside a piece of parallel work."""
    return getattr(_here, "inside", False)


def active_contexts():
    """How many pieces of parallel work are unfinished."""
    return _active


def stats():
    """Counts since the start: phases, contexts, errors."""
    return dict(_counts)


def _workers(workers):
    if workers is None:
        workers = int(os.environ.get("PARALLEL_WORKERS", "0"))
    return workers or len(os.sched_getaffinity(0))


def _refuse_nesting(name):
    if is_parallel_thread():
        raise RuntimeError("parallel.%s() inside a context: only main may "
                           "start contexts" % name)


class _Call:
    """One context's work; outcome() is (value, error)."""

    def __init__(self, fn, args, kwds, callback=None, errback=None):
        self.fn = fn
        self.args = args
        self.kwds = kwds
        self.callback = callback
        self.errback = errback

    def attempt(self):
        value = self.fn(*self.args, **self.kwds)
        if self.callback is not None:
            self.callback(value)
        return value

    def outcome(self):
        _here.inside = True
        try:
            return self.attempt(), None
        except Exception as error:
            return self.failed(error)
        finally:
            _here.inside = False

    def failed(self, error):
        if self.errback is None:
            return None, error
        try:
            self.errback(error)
            return None, None
        except Exception as second:
            return None, second


def _run_call(number):
    return _calls[number].outcome()


def _on_processes(calls, workers):
    import multiprocessing
    global _calls
    _calls = calls
    context = multiprocessing.get_context("fork")
    size = max(1, len(calls) // (workers * 8))
    with context.Pool(workers) as pool:
        return pool.map(_run_call, range(len(calls)), size)


def _thread(calls, numbers, events):
    while True:
        try:
            number = numbers.get_nowait()
        except queue.Empty:
            return
        events.put(("done", number, calls[number].outcome()))


def _on_threads(calls, workers):
    global _main_calls
    numbers = queue.SimpleQueue()
    for number in range(len(calls)):
        numbers.put(number)
    events = _main_calls = queue.SimpleQueue()
    for _ in range(min(workers, len(calls))):
        threading.Thread(target=_thread, daemon=True,
                         args=(calls, numbers, events)).start()
    outcomes = [None] * len(calls)
    left = len(calls)
    while left:
        event = events.get()
        if event[0] == "done":
            outcomes[event[1]] = event[2]
            left -= 1
        else:
            _serve(event[1], event[2])
    while not events.empty():
        event = events.get()
        _serve(event[1], event[2])
    _main_calls = None
    return outcomes


def _serve(call, reply):
    try:
        outcome = call.fn(*call.args, **call.kwds), None
    except Exception as error:
        outcome = None, error
    if reply is not None:
        reply.put(outcome)
    elif outcome[1] is not None:
        raise outcome[1]


def _phase(calls, workers):
    global _active
    if not calls:
        return []
    backend = os.environ.get("PARALLEL_BACKEND", "threads")
    if backend not in ("threads", "processes"):
        raise ValueError("PARALLEL_BACKEND=%s: threads or processes"
                         % backend)
    run_all = _on_threads if backend == "threads" else _on_processes
    _active = len(calls)
    try:
        outcomes = run_all(calls, _workers(workers))
    finally:
        _active = 0
    _counts["phases"] += 1
    _counts["contexts"] += len(calls)
    return _values(outcomes)


def _values(outcomes):
    errors = [error for value, error in outcomes if error is not None]
    _counts["errors"] += len(errors)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ExceptionGroup("%d contexts failed" % len(errors), errors)
    return [value for value, error in outcomes]


def map(fn, items, workers=None):
    """[fn(item) for item in items], each call a piece of parallel work.

    All items run; then one failure is raised itself, several as an
    ExceptionGroup in item order.
    """
    _refuse_nesting("map")
    return _phase([_Call(fn, (item,), {}) for item in items], workers)


def submit_work(fn, args=(), kwds=None, callback=None, errback=None):
    """Queue fn(*args, **kwds) for the next run() or run_once()."""
    _refuse_nesting("submit_work")
    _pending.append(_Call(fn, args, kwds or {}, callback, errback))


def run_once():
    """Run what is queued now; True while more has been queued since."""
    _refuse_nesting("run_once")
    calls = _pending[:]
    _pending.clear()
    _phase(calls, None)
    return bool(_pending)


def run():
    """Run until nothing is queued."""
    _refuse_nesting("run")
    while _pending:
        run_once()


def _to_main(fn, args, kwds, reply):
    if not is_parallel_thread():
        return _serve(_Call(fn, args, kwds or {}), reply)
    if _main_calls is None:
        raise RuntimeError("call_from_main_thread: a forked process cannot "
                           "call main; use PARALLEL_BACKEND=threads")
    _main_calls.put(("call", _Call(fn, args, kwds or {}), reply))


def call_from_main_thread(fn, args=(), kwds=None):
    """Have main call fn some time before the phase ends."""
    _to_main(fn, args, kwds, None)


def call_from_main_thread_and_wait(fn, args=(), kwds=None):
    """Have main call fn now; its value."""
    reply = queue.SimpleQueue()
    _to_main(fn, args, kwds, reply)
    value, error = reply.get()
    if error is not None:
        raise error
    return value


def protect(obj):
    """Give obj a lock; returns obj. Here reading and writing share it."""
    _refuse_nesting("protect")
    _protected[id(obj)] = (obj, threading.RLock())
    return obj


def unprotect(obj):
    _refuse_nesting("unprotect")
    _protected.pop(id(obj), None)
    return obj


def protected(obj):
    return id(obj) in _protected


def _lock_of(obj):
    try:
        return _protected[id(obj)][1]
    except KeyError:
        raise UnprotectedError("this %s is not protected: call "
                               "parallel.protect() on it in main first"
                               % type(obj).__name__) from None


def read_lock(obj):
    _lock_of(obj).acquire()


def try_read_lock(obj):
    return _lock_of(obj).acquire(blocking=False)


def read_unlock(obj):
    try:
        _lock_of(obj).release()
    except RuntimeError:
        raise ProtectionError("unlocked, but not locked by this context") \
            from None


write_lock = read_lock
try_write_lock = try_read_lock
write_unlock = read_unlock
