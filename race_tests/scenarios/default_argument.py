# scenario: default_argument
# row: C24
# shares: the mutable default of a function
# operation: collect(i) appends to its default
# expect: violation IsolationError list.append
# control: helgrind store_list_len canary_read list.len collect.__defaults__[0] ; digest list.len collect.__defaults__[0]
# contexts: 2

import parallel

def collect(item, seen=[]):
    seen.append(item)  # <- violation
    return len(seen)


def work(i):
    return collect(i)


print("result:", parallel.map(work, [0, 1]))
