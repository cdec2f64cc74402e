# scenario: methods_ok
# row: B19
# shares: foo, of a class with inheritance
# operation: methods, super(), properties, class attributes
# expect: ok [(11, 6, 'B', 5), (11, 6, 'B', 5)]
# control: none
# contexts: 2

import parallel

class A:
    kind = "A"

    def __init__(self, x):
        self.x = x

    @property
    def double(self):
        return self.x * 2

    def plus(self, n):
        return self.x + n


class B(A):
    kind = "B"

    def plus(self, n):
        return super().plus(n)

    @classmethod
    def make(cls):
        return cls(5)

    @staticmethod
    def one():
        return 1


foo = B.make()


def work(i):
    bound = foo.plus
    return foo.double + B.one(), bound(1), foo.kind, A.plus(foo, 0)


print("result:", parallel.map(work, [0, 1]))
