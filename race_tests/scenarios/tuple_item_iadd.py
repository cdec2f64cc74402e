# scenario: tuple_item_iadd
# row: C19
# shares: a list inside the tuple foo
# operation: foo[0] += [1]: refused before list.__iadd__ changes the list
# expect: violation IsolationError list.__iadd__
# control: helgrind store_list_len canary_read list.len foo[0] ; digest list.len foo[0]
# contexts: 2
# quick: yes

import parallel

foo = ([1, 2, 3], 4)


def work(i):
    try:
        foo[0] += [i]  # <- violation
    except TypeError:
        pass  # with the guard off: a tuple has no item assignment
    return i


print("result:", parallel.map(work, [0, 1]))
