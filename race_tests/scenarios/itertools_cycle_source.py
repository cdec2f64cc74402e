# scenario: itertools_cycle_source
# row: E08
# shares: foo, an itertools.cycle over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError itertools.cycle.__next__
# control: helgrind store_list_len canary_read list.len ; digest list.len
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


foo = itertools.cycle(Source())


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
