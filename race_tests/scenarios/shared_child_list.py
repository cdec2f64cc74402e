# scenario: shared_child_list
# row: C04
# shares: a list that is an item of main's dict
# operation: own = dict(foo); own['a'].append(i): the copy is shallow
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len foo['a'] ; digest list.len foo['a']
# contexts: 2
# quick: yes

import parallel

foo = {"a": [1, 2, 3]}


def work(i):
    own = dict(foo)
    own["a"].append(i)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
