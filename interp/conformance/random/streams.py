# One seed, the same stream as CPython: all methods, state, subclasses.
import random

r = random.Random(2024)
print(r.random(), r.randrange(10), r.randrange(5, 50, 7), r.randint(-3, 3))
print(r.choice("abcdef"), r.choices([1, 2, 3], k=6), r.choices(
    "xy", weights=[1, 9], k=5), r.sample(range(100), 5))
items = list(range(10))
r.shuffle(items)
print(items, r.uniform(2, 5), r.triangular(0, 10, 3))
print(r.gauss(0, 1), r.normalvariate(5, 2), r.expovariate(0.5))
print(r.betavariate(2, 3), r.gammavariate(2, 1), r.lognormvariate(0, 1))
print(r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 4))
state = r.getstate()
first = [r.getrandbits(70) for _ in range(3)]
r.setstate(state)
print(first == [r.getrandbits(70) for _ in range(3)], first)
print(random.Random("text").random(), random.Random(b"bytes").random(),
      random.Random(1.5).random(), random.Random(-7).random(), random.Random(
          10 ** 40).random())
print(r.randbytes(6).hex(), r.sample(["a", "b"], counts=[2, 3], k=4))


class Half(random.Random):
    def random(self):
        return 0.5


h = Half()
print(h.randrange(10), h.choice([1, 2, 3]), h.uniform(0, 4))
for bad in (lambda: r.randrange(0), lambda: r.choice([]), lambda: r.sample(
        [1], 2), lambda: r.choices([1], weights=[1, 2])):
    try:
        bad()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
