# scenario: itertools_tee_source
# row: E08
# shares: foo, one of a tee over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError itertools._tee.__next__
# control: helgrind store_iterator_index canary_read itertools._tee.index foo ; digest itertools._tee.index foo
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


foo = itertools.tee(Source())[0]


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
