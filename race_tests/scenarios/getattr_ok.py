# scenario: getattr_ok
# row: B20
# shares: foo, whose __getattr__ computes
# operation: foo.anything, getattr(foo, ...)
# expect: ok [('<any>', 3), ('<any>', 3)]
# control: none
# contexts: 2

import parallel

class Foo:
    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError(name)
        return "<" + name + ">"


foo = Foo()


def work(i):
    return foo.any, getattr(foo, "missing", 3)


print("result:", parallel.map(work, [0, 1]))
