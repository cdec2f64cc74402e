# scenario: itertools_islice_source
# row: E08
# shares: foo, an itertools.islice over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError itertools.islice.__next__
# control: helgrind store_iterator_index canary_read itertools.islice.next foo ; digest itertools.islice.next foo
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


foo = itertools.islice(Source(), 1, 50)


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
