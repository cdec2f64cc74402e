# scenario: iterator_getitem
# row: E02
# shares: foo, an iterator made in main
# operation: next(foo) of iter(Numbers())
# expect: violation IsolationError iterator.__next__
# control: helgrind store_iterator_index canary_read iterator.index foo ; digest iterator.index foo
# contexts: 2

import parallel

class Numbers:
    def __len__(self):
        return 4

    def __getitem__(self, index):
        if index > 3:
            raise IndexError(index)
        return index


foo = iter(Numbers())


def work(i):
    return next(foo)  # <- violation


print("result:", parallel.map(work, [0, 1]))
