# scenario: closure_cell
# row: A06
# shares: a cell of main's closure
# operation: nonlocal count; count += 1
# expect: violation IsolationError STORE_DEREF count
# control: helgrind store_cell_value canary_read cell.value ; digest cell.value
# contexts: 2
# quick: yes

import parallel

def make():
    count = 0

    def bump(i):
        nonlocal count
        count += 1  # <- violation
        return i

    return bump


work = make()


print("result:", parallel.map(work, [0, 1]))
