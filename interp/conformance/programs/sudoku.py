"""Solves a sudoku by constraint propagation and search."""

PUZZLE = """
53..7....
6..195...
.98....6.
8...6...3
4..8.3..1
7...2...6
.6....28.
...419..5
....8..79
"""


def peers_of(r, c):
    found = set()
    for i in range(9):
        found.add((r, i))
        found.add((i, c))
    for i in range(r // 3 * 3, r // 3 * 3 + 3):
        for j in range(c // 3 * 3, c // 3 * 3 + 3):
            found.add((i, j))
    found.discard((r, c))
    return found


CELLS = [(r, c) for r in range(9) for c in range(9)]
PEERS = {cell: peers_of(*cell) for cell in CELLS}


class Contradiction(Exception):
    pass


def assign(grid, cell, digit):
    if digit not in grid[cell]:
        raise Contradiction(cell)
    todo = [(cell, digit)]
    while todo:
        cell, digit = todo.pop()
        grid[cell] = {digit}
        for peer in PEERS[cell]:
            if digit in grid[peer]:
                left = grid[peer] - {digit}
                if not left:
                    raise Contradiction(peer)
                if len(left) == 1 and len(grid[peer]) > 1:
                    todo.append((peer, min(left)))
                grid[peer] = left


def solve(grid, stats):
    open_cells = [c for c in CELLS if len(grid[c]) > 1]
    if not open_cells:
        return grid
    cell = min(open_cells, key=lambda c: (len(grid[c]), c))
    for digit in sorted(grid[cell]):
        attempt = {c: set(v) for c, v in grid.items()}
        stats["tries"] += 1
        try:
            assign(attempt, cell, digit)
            found = solve(attempt, stats)
            if found:
                return found
        except Contradiction:
            stats["dead ends"] += 1
    return None


def read(text):
    grid = {cell: set(range(1, 10)) for cell in CELLS}
    for r, line in enumerate(text.split()):
        for c, char in enumerate(line):
            if char != ".":
                assign(grid, (r, c), int(char))
    return grid


def show(grid):
    for r in range(9):
        if r in (3, 6):
            print("------+-------+------")
        row = [str(min(grid[r, c])) for c in range(9)]
        print(" | ".join(" ".join(row[i:i + 3]) for i in (0, 3, 6)))


stats = {"tries": 0, "dead ends": 0}
show(solve(read(PUZZLE), stats))
print(stats)
blank = solve(read("........1 " + "......... " * 8), stats)
print([min(blank[0, c]) for c in range(9)])
try:
    read("11.......")
except Contradiction as error:
    print("contradiction", error)
