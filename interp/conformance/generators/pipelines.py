def numbers(text):
    for word in text.split():
        yield int(word)


def only(predicate, source):
    return (x for x in source if predicate(x))


def window(source, size):
    box = []
    for x in source:
        box.append(x)
        if len(box) == size:
            yield tuple(box)
            box.pop(0)


def take(n, source):
    for i, x in enumerate(source):
        if i == n:
            return
        yield x


def naturals():
    n = 1
    while True:
        yield n
        n += 1


def primes():
    found = []
    for n in naturals():
        if n > 1 and all(n % p for p in found):
            found.append(n)
            yield n


print(list(only(lambda x: x % 2, numbers("1 2 3 4 5"))))
print(list(window(take(6, naturals()), 3)))
print(list(take(12, primes())))
evens = (n for n in naturals() if n % 2 == 0)
squares = (n * n for n in evens)
print([next(squares) for _ in range(5)])


def interleave(*sources):
    active = [iter(s) for s in sources]
    while active:
        for it in list(active):
            try:
                yield next(it)
            except StopIteration:
                active.remove(it)


print("".join(interleave("abc", "12345", "-")))


def scheduler(*tasks):
    queue = list(tasks)
    while queue:
        task = queue.pop(0)
        try:
            print(next(task), end=" ")
            queue.append(task)
        except StopIteration:
            pass
    print()


def task(name, n):
    for i in range(n):
        yield f"{name}{i}"


scheduler(task("a", 3), task("b", 1), task("c", 2))
late = []
lazy = (print("evaluated", i) or i for i in range(2))
print("made")
late.extend(lazy)
print(late)
