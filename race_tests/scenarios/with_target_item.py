# scenario: with_target_item
# row: C01
# shares: foo, a list
# operation: with manager() as foo[0]
# expect: violation IsolationError STORE_SUBSCR
# control: helgrind store_list_item canary_read list.items foo ; digest list.items foo
# contexts: 2

import parallel

class Manager:
    def __enter__(self):
        return 100

    def __exit__(self, *exc):
        return False


foo = [1, 2, 3]


def work(i):
    with Manager() as foo[0]:  # <- violation
        pass
    return i


print("result:", parallel.map(work, [0, 1]))
