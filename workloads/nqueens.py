"""Queens that do not attack each other: recursion, tests of list items.

One task is the boards that begin with two given queens.
"""
import sys

# length of a side
SIZES = {"quick": 9, "full": 11}
CHECKSUMS = {"quick": "352 22903102", "full": "2680 44949307"}
CORE = True


def tasks(arg):
    return [(arg, first, second) for first in range(arg)
            for second in range(arg) if abs(first - second) > 1]


class Board:
    def __init__(self, size):
        self.size = size
        self.queens = []
        self.columns = [False] * size
        self.rising = [False] * (2 * size)
        self.falling = [False] * (2 * size)
        self.count = 0
        self.sum = 0

    def put(self, column, there):
        row = len(self.queens) - (not there)
        self.columns[column] = there
        self.rising[row + column] = there
        self.falling[row - column] = there
        if there:
            self.queens.append(column)
        else:
            self.queens.pop()

    def free(self, column):
        row = len(self.queens)
        return not (self.columns[column] or self.rising[row + column]
                    or self.falling[row - column])

    def found(self):
        self.count += 1
        for row, column in enumerate(self.queens):
            self.sum = (self.sum * 31 + row * column) % 1000003

    def search(self):
        if len(self.queens) == self.size:
            self.found()
            return
        for column in range(self.size):
            if self.free(column):
                self.put(column, True)
                self.search()
                self.put(column, False)


def run(task):
    size, first, second = task
    board = Board(size)
    board.put(first, True)
    board.put(second, True)
    board.search()
    return board.count, board.sum


def checksum(results):
    return "%d %d" % (sum([count for count, _ in results]),
                      sum([number for _, number in results]))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
