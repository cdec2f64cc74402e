# scenario: iterator_getitem_reversed
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of reversed(Numbers())
# expect: violation IsolationError reversed.__next__
# control: helgrind store_iterator_index canary_read reversed.index foo ; digest reversed.index foo
# contexts: 2

import parallel

class Numbers:
    def __len__(self):
        return 4

    def __getitem__(self, index):
        if index > 3:
            raise IndexError(index)
        return index


foo = reversed(Numbers())


def work(i):
    return next(foo)  # <- violation


print("result:", parallel.map(work, [0, 1]))
