# scenario: itertools_accumulate_source
# row: E08
# shares: foo, an itertools.accumulate over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError itertools.accumulate.__next__
# control: helgrind store_iterator_field canary_read itertools.accumulate.total foo ; digest itertools.accumulate.total foo
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


foo = itertools.accumulate(Source())


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
