# scenario: class_list
# row: C04
# shares: a list that is an attribute of the class Foo
# operation: Foo().shared.append(i) on an own instance
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len Foo.shared ; digest list.len Foo.shared
# contexts: 2

import parallel

class Foo:
    shared = [1, 2, 3]


def work(i):
    own = Foo()
    own.shared.append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
