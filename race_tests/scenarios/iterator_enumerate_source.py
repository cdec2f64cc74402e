# scenario: iterator_enumerate_source
# row: E04
# shares: foo, an enumerate over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError enumerate.__next__
# control: helgrind store_iterator_field canary_read enumerate.count foo ; digest enumerate.count foo
# contexts: 2

import parallel


class Source:
    def __init__(self, item=1):
        self.item = item

    def __iter__(self):
        return self

    def __next__(self):
        return self.item


foo = enumerate(Source())


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
