# Mersenne Twister: the numbers of every kind of seed, and the generator's state.
import random

for seed in (0, 1, -1, 42, 2**31, 2**32 - 1, 2**32, 2**64 + 7, -(2**100),
             10**300, True, 1.5, "abc", "", "h\u00e9\u20ac", b"bytes",
             bytearray(b"ba"), None.__class__.__name__):
    r = random.Random(seed)
    print(repr(seed)[:20], r.random(), r.getrandbits(1), r.getrandbits(32),
          r.getrandbits(33), r.getrandbits(200))

r = random.Random(7)
state = r.getstate()
print(state[0], len(state[1]), state[1][:3], state[1][-1], state[2])
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)])
r.seed(7)
print(first[0] == r.random())
r.seed(7, version=1)
print(r.random())
other = random.Random()
other.setstate(state)
print(other.random() == first[0], 0 <= random.random() < 1)
print(r.getrandbits(0))
for call in (lambda: r.getrandbits(-1), lambda: r.getrandbits("a"),
             lambda: r.setstate((3, (1, 2), None)), lambda: random.Random([]),
             lambda: r.setstate((9, (), None)),
             lambda: random.Random().seed(object())):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
