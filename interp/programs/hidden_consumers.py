"""Every way to advance an iterator of main is refused, and none of them moves
it."""
import parallel

gen = (i for i in range(100))
it = iter([1, 2, 3])
pairs = enumerate("abc")
local_ok = []

CASES = [
    lambda: next(gen), lambda: next(it), lambda: sum(gen), lambda: list(it),
    lambda: [x for x in gen], lambda: 5 in gen, lambda: max(gen),
    lambda: [].extend(it), lambda: tuple(gen), lambda: set(gen),
    lambda: dict(pairs), lambda: "".join(str(x) for x in it),
    lambda: sorted(gen), lambda: any(gen), lambda: list(zip(it, "ab")),
    lambda: list(map(str, it)), lambda: [*it], lambda: print(*gen),
    lambda: gen.send(None), lambda: gen.close(), lambda: (lambda a, b: a)(*it),
    lambda: list(filter(None, gen)), lambda: {**dict(pairs)},
    lambda: gen.throw(ValueError),
]


def unpack():
    a, b, c = it


def loop():
    for x in gen:
        pass


def delegate():
    def inner():
        yield from gen
    return list(inner())


CASES += [unpack, loop, delegate]


def run(i):
    try:
        return ("allowed", CASES[i]())
    except parallel.IsolationError as e:
        return e.operation.split(".")[0]


for i, answer in enumerate(parallel.map(run, range(len(CASES)))):
    if answer not in ("generator", "list_iterator", "enumerate"):
        print(i, answer)
print(next(gen), next(it), next(pairs))  # expect: 0 1 (0, 'a')
