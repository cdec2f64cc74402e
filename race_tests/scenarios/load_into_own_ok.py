# scenario: load_into_own_ok
# row: C23
# shares: foo, a list; bar, a dict
# operation: comprehensions, extend, unpacking into own containers
# expect: ok [([2, 4], [0, 1, 2], {1, 2}, [('a', 1)], 3), ([2, 4], [1, 1, 2], {1, 2}, [('a', 1)], 3)]
# control: none
# contexts: 2

import parallel

foo = [1, 2]
bar = {"a": 1}


def work(i):
    own = [i]
    own.extend(foo)
    a, b = foo
    return ([n * 2 for n in foo], own, {n for n in foo},
            list({k: v for k, v in bar.items()}.items()), a + b)


print("result:", parallel.map(work, [0, 1]))
