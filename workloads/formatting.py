"""Formatting: f-strings, %, str.format, repr and str of numbers.

One task writes a report of several columns and reads some of it back.
"""
import sys

# (reports, rows)
SIZES = {"quick": (8, 80), "full": (80, 360)}
CHECKSUMS = {
    "quick": "137199 4826962 50887499",
    "full": "6373057 44395174 2254742906",
}


def tasks(arg):
    count, rows = arg
    return [(number, rows) for number in range(count)]


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return format(self.cents / 100.0, spec or ".2f") + " EUR"

    def __repr__(self):
        return f"Money({self.cents!r})"


def run(task):
    number, rows = task
    out = []
    for i in range(rows):
        x = (i * 7919 + number) % 10007 / 64.0
        name = "item-" + str(i)
        money = Money(i * 137 % 5000)
        out.append(f"{i:5d} {name:<12}|{x:10.3f}|{x:e}|{i:#06x} {money}")
        out.append("%-10s %05d %+.2f %x %r %%" % (name, i, x, i, name))
        out.append("{0:>8} {1:,} {name!r:^14} {2:.1%}".format(
            i, i * 100003, x / 200.0, name=name))
        out.append(f"{name}={x} {[i, x]} {(name,)} {money!r}")
        out.append(str(x) + repr(i) + str(i % 2 == 0) + f"{i * i}")
    text = "\n".join(out)
    state = 0
    for code in text.encode()[::3]:
        state = (state * 31 + code) % 1000003
    total = 0.0
    for line in out[::5]:
        total += float(line.split("|")[1])
    return len(text), state, int(total * 1000.0)


def checksum(results):
    sums = [0, 0, 0]
    for row in results:
        for i in range(3):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
