# scenario: hash_ok
# row: G01
# shares: keys whose hash nobody asked for yet
# operation: four contexts look the same fresh str, tuple and frozenset up
# expect: ok [(1, 2, 3), (1, 2, 3), (1, 2, 3), (1, 2, 3)]
# control: none
# contexts: 4
# quick: yes

import parallel

letters = ["k", "e", "y"]
text = "-".join(letters)
pair = (text, 7)
group = frozenset([1, 2])


def work(i):
    own = {"k-e-y": 1, ("k-e-y", 7): 2, frozenset([2, 1]): 3}
    return own[text], own[pair], own[group]


print("result:", parallel.map(work, [0, 1, 2, 3]))
