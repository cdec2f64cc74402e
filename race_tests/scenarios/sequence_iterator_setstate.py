# scenario: sequence_iterator_setstate
# row: E08
# shares: foo, an iterator over __getitem__
# operation: foo.__setstate__(i + 1)
# expect: violation IsolationError iterator.__setstate__
# control: helgrind store_iterator_index canary_read iterator.index foo ; digest iterator.index foo
# contexts: 2

import parallel


class Squares:
    def __getitem__(self, i):
        return i * i


foo = iter(Squares())


def work(i):
    foo.__setstate__(i + 1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
