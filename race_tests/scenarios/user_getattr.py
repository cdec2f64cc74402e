# scenario: user_getattr
# row: B20
# shares: foo, whose __getattr__ fills an attribute
# operation: foo.lazy
# expect: violation IsolationError STORE_ATTR lazy
# control: helgrind store_object_shape canary_read object.header foo ; digest object.header foo
# contexts: 2

import parallel

class Lazy:
    def __getattr__(self, name):
        self.lazy = 42  # <- violation
        return 42


foo = Lazy()


def work(i):
    return foo.lazy


print("result:", parallel.map(work, [0, 1]))
