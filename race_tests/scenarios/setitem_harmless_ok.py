# scenario: setitem_harmless_ok
# row: D03
# shares: foo, whose __setitem__ changes only its argument
# operation: foo[i] = own
# expect: ok [[0, 'seen'], [1, 'seen']]
# control: none
# contexts: 2
# quick: yes

import parallel

class Stamp:
    def __setitem__(self, key, value):
        value.append("seen")


foo = Stamp()


def work(i):
    own = [i]
    foo[0] = own
    return own


print("result:", parallel.map(work, [0, 1]))
