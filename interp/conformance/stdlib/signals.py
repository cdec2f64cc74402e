"""Python functions that handle signals: raise_signal, timers, Ctrl-C."""
import signal
import time


def attempt(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
attempt(signal.raise_signal, signal.SIGINT)


def handler(number, frame):
    print("got", signal.Signals(number).name, frame.f_code.co_name)


def waits():
    signal.raise_signal(signal.SIGUSR1)
    print("behind")


print(signal.signal(signal.SIGUSR1, handler))
waits()
print(signal.signal(signal.SIGINT, handler) is signal.default_int_handler)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGALRM, lambda n, f: print("alarm"))
print(signal.setitimer(signal.ITIMER_REAL, 0.02))
time.sleep(0.1)
signal.setitimer(signal.ITIMER_REAL, 0.02)
signal.pause()
print(signal.alarm(0), signal.getitimer(signal.ITIMER_REAL))


def stop(number, frame):
    raise TimeoutError("too long")


signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except TimeoutError as e:
    print(e)
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR1)
print(signal.getsignal(signal.SIGUSR1), signal.getsignal(signal.SIGTERM))
print(signal.strsignal(signal.SIGTERM), len(signal.valid_signals()))
attempt(signal.signal, 99, signal.SIG_DFL)
attempt(signal.signal, signal.SIGKILL, signal.SIG_DFL)
attempt(signal.signal, signal.SIGTERM, "x")
attempt(signal.getsignal, 0)
attempt(signal.setitimer, 5, 1)
attempt(signal.raise_signal, 99)
signal.signal(signal.SIGINT, signal.default_int_handler)
attempt(signal.raise_signal, signal.SIGINT)
