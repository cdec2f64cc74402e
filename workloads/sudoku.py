"""Sudoku by constraint propagation: dicts of sets, copies, recursion.

One task solves one puzzle: a solved board, relabelled by the task's
number, with cells removed.
"""
import sys

# (puzzles, cells that are removed)
SIZES = {"quick": (4, 52), "full": (80, 60)}
CHECKSUMS = {"quick": "4 768177", "full": "80 40952021"}

CELLS = [(row, column) for row in range(9) for column in range(9)]
UNITS = [[(i, j) for j in range(9)] for i in range(9)]
UNITS += [[(i, j) for i in range(9)] for j in range(9)]
UNITS += [[(3 * a + i, 3 * b + j) for i in range(3) for j in range(3)]
          for a in range(3) for b in range(3)]
UNITS_OF = {cell: [unit for unit in UNITS if cell in unit] for cell in CELLS}
PEERS = {cell: frozenset([other for unit in UNITS_OF[cell]
                          for other in unit if other != cell])
         for cell in CELLS}


def tasks(arg):
    count, removed = arg
    return [(number, removed) for number in range(count)]


def puzzle(number, removed):
    state = number * 48271 + 11
    labels = list(range(1, 10))
    for i in range(8, 0, -1):
        state = state * 16807 % 2147483647
        k = state % (i + 1)
        labels[i], labels[k] = labels[k], labels[i]
    board = {}
    for row, column in CELLS:
        board[row, column] = labels[(row * 3 + row // 3 + column) % 9]
    left = list(CELLS)
    for _ in range(removed):
        state = state * 16807 % 2147483647
        del board[left.pop(state % len(left))]
    return board


def assign(options, cell, digit):
    for other in options[cell] - {digit}:
        if not eliminate(options, cell, other):
            return False
    return True


def eliminate(options, cell, digit):
    mine = options[cell]
    if digit not in mine:
        return True
    mine.discard(digit)
    if not mine:
        return False
    if len(mine) == 1:
        (last,) = mine
        for peer in PEERS[cell]:
            if not eliminate(options, peer, last):
                return False
    for unit in UNITS_OF[cell]:
        places = [other for other in unit if digit in options[other]]
        if not places:
            return False
        if len(places) == 1 and not assign(options, places[0], digit):
            return False
    return True


def search(options):
    open_cells = [(len(digits), cell) for cell, digits in options.items()
                  if len(digits) > 1]
    if not open_cells:
        return options
    _, cell = min(open_cells)
    for digit in sorted(options[cell]):
        trial = {key: set(digits) for key, digits in options.items()}
        if assign(trial, cell, digit):
            found = search(trial)
            if found is not None:
                return found
    return None


def run(task):
    number, removed = task
    options = {cell: set(range(1, 10)) for cell in CELLS}
    for cell, digit in puzzle(number, removed).items():
        if not assign(options, cell, digit):
            raise AssertionError("puzzle %d has no solution" % number)
    solved = search(options)
    total = 0
    for (row, column), digits in solved.items():
        total = (total * 10 + sum(digits) * (row + 2 * column)) % 1000003
    for unit in UNITS:
        if len({digit for cell in unit for digit in solved[cell]}) != 9:
            raise AssertionError("puzzle %d is not solved" % number)
    return total


def checksum(results):
    return "%d %d" % (len(results), sum(results))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
