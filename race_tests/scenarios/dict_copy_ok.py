# scenario: dict_copy_ok
# row: M02
# shares: foo, a dict
# operation: dict(foo), foo.copy(), {**foo}, items()
# expect: ok [([('a', 1), ('b', 2)], 4), ([('a', 1), ('b', 2)], 4)]
# control: none
# contexts: 2
# quick: yes

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    one = dict(foo)
    two = foo.copy()
    three = {**foo}
    one["c"] = two["c"] = three["c"] = i
    own = sorted(foo.items())
    return own, len(one) + len(two) + len(three) - 5


print("result:", parallel.map(work, [0, 1]))
