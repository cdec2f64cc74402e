# The functions of random.py over the C generator.
import random

r = random.Random(12345)
print([r.randint(1, 6) for _ in range(12)])
print([r.randrange(0, 100, 7) for _ in range(8)], r.randrange(5))
print([r.choice("abcdef") for _ in range(8)])
print(r.choices(range(5), weights=[1, 2, 3, 4, 5], k=6),
      r.choices("xyz", cum_weights=[1, 3, 6], k=4))
deck = list(range(12))
r.shuffle(deck)
print(deck, r.sample(range(1000), 5), r.sample("abc", 3, counts=[3, 1, 2]))
print(r.uniform(2, 5), r.triangular(0, 10, 3), r.gauss(0, 1), r.gauss(0, 1))
print(r.normalvariate(5, 2), r.expovariate(1.5), r.lognormvariate(0, 0.25))
print(r.betavariate(2, 3), r.gammavariate(2, 3), r.gammavariate(0.5, 1),
      r.vonmisesvariate(0, 4), r.paretovariate(3), r.weibullvariate(1, 2))
print(r.randbytes(9), r.randint(10**30, 10**31))


class Counting(random.Random):
    calls = 0

    def random(self):
        self.calls += 1
        return super().random()


c = Counting(3)
print(c.random(), c.uniform(0, 1), c.calls, c.choice([1, 2, 3]))
for call in (lambda: r.randrange(0), lambda: r.randint(5, 4),
             lambda: r.choice([]), lambda: r.sample([1], 2),
             lambda: r.choices([1, 2], weights=[1]), lambda: r.sample({1}, 1),
             lambda: r.choices([1], weights=[0])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
