# scenario: str_key_ok
# row: C20
# shares: foo, a dict with str keys only
# operation: lookups with int, tuple, float and fresh str keys
# expect: ok [(None, None, None, 1), (None, None, None, 1)]
# control: none
# contexts: 2

import parallel

foo = {"one": 1, "two": 2}


def work(i):
    return (foo.get(i), foo.get((i,)), foo.get(1.5),
            foo["".join(["o", "ne"])])


print("result:", parallel.map(work, [0, 1]))
