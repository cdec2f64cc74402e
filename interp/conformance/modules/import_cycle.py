import _cycle_a
import _cycle_b

print(_cycle_a.other(), _cycle_b.other(), _cycle_b.seen)
