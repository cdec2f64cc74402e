"""Exceptions: raised, caught by type, passed up, finally, with, KeyError.

One task runs a small ledger whose orders fail in several ways.
"""
import sys

# (tasks, orders a task)
SIZES = {"quick": (8, 400), "full": (80, 900)}
CHECKSUMS = {
    "quick": "50612 16138 400 508 1280 631621 1091 58",
    "full": "1126189 396628 8960 11081 28800 26074858 24658 1139",
}


def tasks(arg):
    count, orders = arg
    return [(number, orders) for number in range(count)]


class LedgerError(Exception):
    pass


class NoFunds(LedgerError):
    def __init__(self, missing):
        super().__init__("missing %d" % missing)
        self.missing = missing


class Locked(LedgerError):
    pass


class Lock:
    """A context manager that swallows one kind of exception."""

    def __init__(self, held):
        self.held = held
        self.swallowed = 0

    def __enter__(self):
        if self.held > 6:
            self.held = 0
            raise Locked("held")
        self.held += 1
        return self

    def __exit__(self, kind, error, traceback):
        if kind is ZeroDivisionError:
            self.swallowed += 1
            return True
        return False


class Ledger:
    def __init__(self, seed):
        self.state = seed * 7919 + 3
        self.accounts = {i: 500 for i in range(0, 40, 2)}
        self.lock = Lock(seed % 4)
        self.undone = 0

    def random(self, limit):
        self.state = self.state * 16807 % 2147483647
        return self.state % limit

    def draw(self, name, amount):
        have = self.accounts[name]  # KeyError for odd names
        if have < amount:
            raise NoFunds(amount - have)
        self.accounts[name] = have - amount

    def move(self, source, target, amount):
        self.draw(source, amount)
        try:
            self.accounts[target] += amount
        except KeyError:
            self.accounts[source] += amount
            raise
        finally:
            self.undone += 1

    def order(self):
        with self.lock:
            amount = self.random(300)
            self.move(self.random(44), self.random(44), amount)
            return 1000 // (amount % 10)
        return -1


def deep(level, ledger):
    if level == 0:
        return ledger.order()
    try:
        return deep(level - 1, ledger)
    except ZeroDivisionError:
        return 0


def parsed(text):
    try:
        return int(text)
    except ValueError as error:
        return len(str(error))


def run(task):
    seed, orders = task
    ledger = Ledger(seed)
    counts = [0] * 5
    total = 0
    for number in range(orders):
        try:
            total += deep(number % 4, ledger)
        except KeyError as error:
            counts[0] += error.args[0]
        except NoFunds as error:
            counts[1] += error.missing
        except LedgerError:
            counts[2] += 1
        else:
            counts[3] += 1
        try:
            total += parsed(("%d" if number % 3 else "%dx") % number)
            total += [1, 2, 3][number % 5]
        except IndexError:
            counts[4] += 1
        total += getattr(ledger, "name%d" % (number % 3), 2)
    return counts + [total, ledger.undone, ledger.lock.swallowed]


def checksum(results):
    sums = [0] * 8
    for row in results:
        for i in range(8):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
