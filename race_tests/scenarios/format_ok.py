# scenario: format_ok
# row: C12
# shares: foo, an instance with __repr__; bar, a dict
# operation: repr, str, format, f-strings of main's objects
# expect: ok [("<Foo 1> {'a': [1, 2]} 0", '00007'), ("<Foo 1> {'a': [1, 2]} 1", '00007')]
# control: none
# contexts: 2

import parallel

class Foo:
    def __repr__(self):
        return "<Foo 1>"


foo = Foo()
bar = {"a": [1, 2]}
number = 7


def work(i):
    return f"{foo} {bar} {i}", f"{number:05d}"


print("result:", parallel.map(work, [0, 1]))
