import random

r = random.Random(42)
print([r.random() for _ in range(3)])
print([r.randint(1, 6) for _ in range(10)], r.randrange(0, 100, 7), r.getrandbits(70))
print(r.choice("abcdef"), r.choices([1, 2, 3], weights=[1, 5, 2], k=8), r.sample(range(100), 5))
x = list(range(10))
r.shuffle(x)
print(x, r.uniform(1, 5), r.triangular(0, 10, 3), r.betavariate(2, 3))
print(r.expovariate(1.5), r.gammavariate(2, 1), r.gauss(0, 1), r.gauss(0, 1), r.lognormvariate(0, 1))
print(r.normalvariate(5, 2), r.vonmisesvariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2))
print(r.randbytes(8), r.sample(["a", "b"], counts=[3, 2], k=4))
state = r.getstate()
a = r.random()
r.setstate(state)
print(r.random() == a, state[0], len(state[1]))
for seed in ("text", b"bytes", 2.5, -7, 10 ** 40, bytearray(b"x")):
    print(random.Random(seed).random())
r.seed("v1", version=1)
print(r.random())
for bad in (lambda: r.choice([]), lambda: r.randint(5, 1), lambda: r.sample([1], 2),
            lambda: r.randrange(3, 3), lambda: r.choices([1], weights=[0]),
            lambda: r.getrandbits(-1), lambda: r.sample({1, 2}, 1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

class Fixed(random.Random):
    def random(self):
        return 0.25

f = Fixed()
print(f.choice("abcd"), f.randint(0, 9), f.uniform(0, 8))
random.seed(1)
print(random.random(), random.randint(0, 10 ** 20))
