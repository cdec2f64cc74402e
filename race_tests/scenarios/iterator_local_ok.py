# scenario: iterator_local_ok
# row: E01
# shares: foo, a list; bar, a dict; baz, a set
# operation: own iterators over main's containers
# expect: ok [(1, 'a', 5, 6), (1, 'a', 5, 6)]
# control: none
# contexts: 2
# quick: yes

import parallel

foo = [1, 2, 3]
bar = {"a": 1}
baz = {5}


def work(i):
    own = iter(foo)
    first = next(own)
    return first, next(iter(bar)), next(iter(baz)), first + sum(own)


print("result:", parallel.map(work, [0, 1]))
