# scenario: itertools_groupby_source
# row: E08
# shares: foo, an itertools.groupby over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError itertools.groupby.__next__
# control: helgrind store_iterator_field canary_read itertools.groupby.target foo ; digest itertools.groupby.target foo
# contexts: 2

import itertools

import parallel


class Source:
    def __init__(self, item=1):
        self.item = item

    def __iter__(self):
        return self

    def __next__(self):
        return object()


foo = itertools.groupby(Source())


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
