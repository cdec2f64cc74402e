# scenario: local_update_ok
# row: M02
# shares: foo, a dict
# operation: own.update(foo), own |= foo
# expect: ok [[('a', 1), ('b', 2), ('z', 0)], [('a', 1), ('b', 2), ('z', 1)]]
# control: none
# contexts: 2
# quick: yes

import parallel

foo = {"a": 1, "b": 2}


def work(i):
    own = {"z": i}
    own.update(foo)
    own |= foo
    return sorted(own.items())


print("result:", parallel.map(work, [0, 1]))
