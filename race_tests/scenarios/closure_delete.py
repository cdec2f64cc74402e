# scenario: closure_delete
# row: A07
# shares: a cell of main's closure
# operation: nonlocal count; del count
# expect: violation IsolationError DELETE_DEREF count
# control: helgrind store_cell_value canary_read cell.value ; digest cell.value
# contexts: 2

import parallel

def make():
    count = 0

    def drop(i):
        nonlocal count
        try:
            del count  # <- violation
        except NameError:
            pass  # with the guard off the other context was first
        return i

    return drop


work = make()


print("result:", parallel.map(work, [0, 1]))
