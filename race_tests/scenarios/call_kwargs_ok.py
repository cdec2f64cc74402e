# scenario: call_kwargs_ok
# row: M02
# shares: foo, a dict of keyword arguments
# operation: f(**foo), whose callee changes its own dict
# expect: ok [[('a', 1), ('b', 2), ('c', 0)], [('a', 1), ('b', 2), ('c', 1)]]
# control: none
# contexts: 2

import parallel

foo = {"a": 1, "b": 2}


def gather(i, **named):
    named["c"] = i
    return sorted(named.items())


def work(i):
    return gather(i, **foo)


print("result:", parallel.map(work, [0, 1]))
