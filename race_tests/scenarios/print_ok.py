# scenario: print_ok
# row: G14
# shares: sys.stdout
# operation: print inside the contexts
# expect: ok [0, 1]
# control: none
# contexts: 2

import parallel

def work(i):
    print("context", i)
    return i


print("result:", parallel.map(work, [0, 1]))
