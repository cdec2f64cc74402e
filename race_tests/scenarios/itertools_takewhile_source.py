# scenario: itertools_takewhile_source
# row: E08
# shares: foo, an itertools.takewhile over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError itertools.takewhile.__next__
# control: helgrind store_iterator_field canary_read itertools.takewhile.passed foo ; digest itertools.takewhile.passed foo
# contexts: 2

import itertools

import parallel


class Source:
    def __init__(self, item=1):
        self.item = item

    def __iter__(self):
        return self

    def __next__(self):
        return self.item


foo = itertools.takewhile(bool, Source(0))


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
