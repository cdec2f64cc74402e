# scenario: list_append_super
# row: C04
# shares: foo, of a subclass of list
# operation: foo.append(i), which calls super().append(i)
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo ; digest list.len foo
# contexts: 2

import parallel

class Log(list):
    def append(self, item):
        super().append(item)  # <- violation


foo = Log([1, 2, 3])


def work(i):
    foo.append(i)
    return i


print("result:", parallel.map(work, [0, 1]))
