"""--guard=off checks nothing: the baseline of cost."""
# pxi: --guard=off
import parallel

total = [0]


def store(i):
    total[0] = i


parallel.map(store, [7])
print(total)  # expect: [7]
