# scenario: itertools_zip_longest_source
# row: E08
# shares: foo, an itertools.zip_longest over a main object that only reads
# operation: next(foo)
# expect: violation IsolationError itertools.zip_longest.__next__
# control: helgrind store_iterator_index canary_read itertools.zip_longest.active foo ; digest itertools.zip_longest.active foo
# contexts: 2

import itertools

import parallel


class Source:
    def __init__(self, item=1):
        self.item = item

    def __iter__(self):
        return self

    def __next__(self):
        if self.item is None:
            raise StopIteration
        return self.item


foo = itertools.zip_longest(Source(None), Source())


def work(i):
    next(foo, None)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
