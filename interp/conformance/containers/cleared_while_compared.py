"""Tables that a comparison clears, fills or replaces meanwhile."""


class Meddler:
    """Equal to nothing; its comparison changes the table."""

    def __init__(self, change):
        self.change = change

    def __hash__(self):
        return 5

    def __eq__(self, other):
        self.change()
        return False


def clear():
    table.clear()


def fill():
    if len(table) < 50:
        if isinstance(table, set):
            table.update(range(100, 160))
        else:
            table.update({n: n for n in range(100, 160)})


for change in (clear, fill):
    table = {Meddler(change)}
    table.add(Meddler(change))
    print(change.__name__, "add", len(table))
    table = {Meddler(change)}
    print(Meddler(change) in table, len(table))
    table = {Meddler(change), 1, 2}
    table.discard(Meddler(change))
    print("discard", len(table))
    table = {Meddler(change), 1}
    print("and", sorted(n for n in table & {5, 1, 2} if type(n) is int))
    table = {Meddler(change): 1}
    table[Meddler(change)] = 3
    print("store", len(table))
    table = {Meddler(change): 1}
    print(table.get(Meddler(change), "none"), len(table))
    table = {Meddler(change): 1}
    print(table.setdefault(Meddler(change), 4), len(table) > 50)
    table = {Meddler(change): 1, 2: 3}
    try:
        del table[Meddler(change)]
    except KeyError:
        print("KeyError", len(table))

# copies keep holes and order
numbers = set(range(0, 4096, 64))
for n in range(0, 4096, 192):
    numbers.remove(n)
print(list(numbers)[:12], list(numbers.copy()) == list(set(numbers)))
print(list(numbers | {1, 2, 3})[:9], list(numbers & set(range(700))))
print(list(numbers - {64}) [:5], list(frozenset(numbers) ^ {64, 65})[:5])
print(numbers.isdisjoint({1, 2}), numbers.isdisjoint(range(70)),
      set().isdisjoint(numbers), numbers.isdisjoint(numbers))
