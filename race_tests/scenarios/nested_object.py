# scenario: nested_object
# row: B01
# shares: a list two attributes below foo
# operation: foo.inner.items.append(i)
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo.inner.items ; digest list.len foo.inner.items
# contexts: 2
# quick: yes

import parallel

class Box:
    pass


foo = Box()
foo.inner = Box()
foo.inner.items = [1, 2, 3]


def work(i):
    foo.inner.items.append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
