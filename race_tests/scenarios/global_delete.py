# scenario: global_delete
# row: A04
# shares: the global counter
# operation: del counter
# expect: violation IsolationError DELETE_GLOBAL counter
# control: helgrind store_dict_used canary_read dict.used globals() ; digest dict.used globals()
# contexts: 2

import parallel

counter = 7


def work(i):
    global counter
    try:
        del counter  # <- violation
    except NameError:
        pass  # with the guard off the other context was first
    return i


print("result:", parallel.map(work, [0, 1]))
